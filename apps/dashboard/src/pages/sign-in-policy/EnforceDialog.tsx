/** Before single sign-on is enforced: whether it is proven, who would lose access, and what to do about both. */
import {
  type Account,
  changeSignInPolicy,
  type EnforcementReadiness,
  getEnforcementReadiness,
  type IdentityProvider,
} from '@latchkey/contract';
import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconLogin2 } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useApi, useApiMutation } from '../../api/index.ts';
import { FailureAlert, Loaded, RelativeTime, SkeletonCard, toastSuccess } from '../../components/index.ts';
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
            <WithoutSso members={present.membersWithoutSso} />
          </>
        )}
      </Loaded>
      <Text size="sm">
        Passwords stop opening {account.name} at once, and its password sessions end. Owners get recovery codes as a way
        back in.
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

/** Comes back to this very section. */
const startHere = (provider: IdentityProvider): string => {
  const address = new URL(provider.startUrl, window.location.origin);
  address.searchParams.set('return', '/settings/account#single-sign-on');
  return address.href;
};

interface ProofProps {
  readonly readiness: EnforcementReadiness;
  readonly providers: readonly IdentityProvider[];
}

function Proof({ readiness, providers }: ProofProps) {
  if (readiness.proven) {
    return (
      <Alert color="green" variant="light" icon={<IconCircleCheck aria-hidden />} title="Proven">
        <Text size="sm" inherit>
          You have just signed in through it yourself.
          {readiness.provenUntil !== null && (
            <>
              {' '}
              That proof expires <RelativeTime at={readiness.provenUntil} />.
            </>
          )}
        </Text>
      </Alert>
    );
  }
  const enabled = providers.filter((provider) => provider.enabled);
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Not proven yet">
      <Stack gap="sm" align="flex-start">
        <Text size="sm" inherit>
          {enabled.length === 0
            ? 'No identity provider is enabled, so nobody could sign in. Enable one first.'
            : 'So that you cannot lock yourself out, sign in through it within the 15 minutes before you enforce it.'}
        </Text>
        {enabled.map((provider) => (
          <Button
            key={provider.id}
            component="a"
            href={startHere(provider)}
            size="xs"
            leftSection={<IconLogin2 size={14} aria-hidden />}
          >
            {enabled.length === 1 ? 'Sign in through SSO first' : `Sign in through ${provider.description} first`}
          </Button>
        ))}
      </Stack>
    </Alert>
  );
}

const shown = 8;

function WithoutSso({ members }: { readonly members: EnforcementReadiness['membersWithoutSso'] }) {
  if (members.length === 0) return <Text size="sm">Every member has signed in through single sign-on before.</Text>;
  const count = members.length === 1 ? '1 member has' : `${members.length} members have`;
  return (
    <div>
      <Text size="sm" fw={500}>
        {count} never signed in through single sign-on
      </Text>
      <Text size="sm" c="dimmed">
        They lose access unless your identity provider lets them in: assign them to the application there first.
      </Text>
      <List size="sm" mt={6} spacing={2}>
        {members.slice(0, shown).map((member) => (
          <List.Item key={member.id} style={{ overflowWrap: 'anywhere' }}>
            {member.name} · {member.email}
          </List.Item>
        ))}
      </List>
      {members.length > shown && (
        <Text size="sm" c="dimmed" mt={4}>
          and {members.length - shown} more
        </Text>
      )}
    </div>
  );
}
