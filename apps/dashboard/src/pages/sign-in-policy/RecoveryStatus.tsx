/** Which owners keep recovery codes, and new ones for the owner who asks. */
import { type Account, createRecoveryCodes, getRecoveryCodes } from '@latchkey/contract';
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useApi, useApiMutation } from '../../api/index.ts';
import { ConfirmDialog } from '../../components/index.ts';

interface RecoveryStatusProps {
  readonly account: Account;
  readonly onCreated: (codes: readonly string[]) => void;
}

export function RecoveryStatus({ account, onCreated }: RecoveryStatusProps) {
  const [asking, ask] = useDisclosure(false);
  const codes = useApi(getRecoveryCodes, { params: { account: account.id } });
  const creation = useApiMutation(createRecoveryCodes, {
    onSuccess: ({ recoveryCodes }) => {
      ask.close();
      onCreated(recoveryCodes);
    },
  });
  if (codes.data === undefined) return null;
  const { owners } = codes.data;
  const without = owners.filter((owner) => owner.codesLeft === 0);
  const you = owners.find((owner) => owner.isYou);
  const create = (): void => creation.mutate({ params: { account: account.id } });
  return (
    <Group gap="sm">
      <Text size="sm">
        {without.length === 0
          ? `${owners.length === 1 ? 'The owner keeps' : `All ${owners.length} owners keep`} recovery codes.`
          : `Without recovery codes: ${without.map(({ name }) => name).join(', ')}.`}
        {you !== undefined && you.codesLeft > 0 && ` You have ${you.codesLeft} left.`}
      </Text>
      {you !== undefined && (
        <Button
          variant="default"
          size="compact-sm"
          loading={creation.isPending && !asking}
          onClick={you.codesLeft > 0 ? ask.open : create}
        >
          {you.codesLeft > 0 ? 'New recovery codes' : 'Get recovery codes'}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => {
          creation.reset();
          ask.close();
        }}
        title="New recovery codes?"
        confirmLabel="New recovery codes"
        destructive={false}
        pending={creation.isPending}
        failure={creation.error}
        onConfirm={create}
      >
        You get ten new codes. The {you?.codesLeft === 1 ? 'one' : you?.codesLeft} that you have left will no longer
        work.
      </ConfirmDialog>
    </Group>
  );
}
