/** Before single sign-on is enforced: whether it is proven, who would lose access, and what to do about both. */
import { type Account, changeSignInPolicy, getEnforcementReadiness, type IdentityProvider } from '@latchkey/contract';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useApi, useApiMutation } from '../../api/index.ts';
import { FailureAlert, Loaded, SkeletonCard, toastSuccess } from '../../components/index.ts';
import { MembersAtRisk } from './MembersAtRisk.tsx';
import { Proof } from './Proof.tsx';
import { staleAfterPolicy } from './stale-after-policy.ts';

interface EnforceDialogProps {
  readonly account: Account;
  readonly providers: readonly IdentityProvider[];
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The recovery codes; empty for an admin who is not an owner. */
  readonly onEnforced: (codes: readonly string[]) => void;
}

export function EnforceDialog(props: EnforceDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Enforce single sign-on?" size="lg" centered>
      <EnforceForm {...props} />
    </Modal>
  );
}

function EnforceForm({ account, providers, onClose, onEnforced }: EnforceDialogProps) {
  const client = useQueryClient();
  const readiness = useApi(getEnforcementReadiness, { params: { account: account.id } }, { refreshEvery: 5_000 });
  const change = useApiMutation(changeSignInPolicy, {
    onSuccess: async ({ recoveryCodes, endedSessions }) => {
      onClose();
      toastSuccess(`Single sign-on is enforced.${endedInWords(endedSessions)}`);
      onEnforced(recoveryCodes);
      // With codes on the screen nothing is asked anew: an answer could lead away from them. `RecoveryCodes` does it later.
      if (recoveryCodes.length === 0)
        await Promise.all(staleAfterPolicy.map((stale) => client.invalidateQueries({ queryKey: keyOf(stale) })));
    },
  });
  return (
    <Stack gap="md">
      <FailureAlert failure={change.error} title="Not enforced" />
      <Loaded query={readiness} skeleton={<SkeletonCard lines={2} />}>
        {(present) => (
          <>
            <Proof readiness={present} providers={providers} />
            <MembersAtRisk members={present.membersAtRisk} total={present.members} />
          </>
        )}
      </Loaded>
      <Text size="sm">
        Passwords stop opening {account.name} at once, and its password sessions end. Owners get recovery codes as a way
        back in. Unless an admin comes in through single sign-on within an hour, it goes back to Mixed by itself.
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={readiness.data?.proven !== true}
          loading={change.isPending}
          onClick={() => change.mutate({ params: { account: account.id }, body: { policy: 'enforced' } })}
        >
          Enforce
        </Button>
      </Group>
    </Stack>
  );
}

const endedInWords = (count: number): string => {
  if (count === 0) return '';
  return count === 1 ? ' 1 password session ended.' : ` ${count} password sessions ended.`;
};
