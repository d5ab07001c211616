/** One invitation. */
import { type Invitation, listInvitations, revokeInvitation } from '@latchkey/contract';
import { Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useApiMutation } from '../../api/index.ts';
import { ConfirmDialog, RelativeTime, StatusBadge, type Tone, toastSuccess } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { roleNames } from '../members/index.ts';
import { ResendInvitation } from './ResendInvitation.tsx';

const statuses: Readonly<Record<Invitation['status'], { readonly tone: Tone; readonly word: string }>> = {
  open: { tone: 'waiting', word: 'Open' },
  accepted: { tone: 'good', word: 'Accepted' },
  revoked: { tone: 'off', word: 'Withdrawn' },
  expired: { tone: 'off', word: 'Expired' },
};

export function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const account = useAccount();
  const [asking, ask] = useDisclosure(false);
  const { tone, word } = statuses[invitation.status];
  const withdrawal = useApiMutation(revokeInvitation, {
    invalidates: [listInvitations],
    onSuccess: () => {
      ask.close();
      toastSuccess(`The invitation of ${invitation.email} is withdrawn.`);
    },
  });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {invitation.email}
        </Text>
      </Table.Td>
      <Table.Td data-label="Role">{roleNames[invitation.role]}</Table.Td>
      <Table.Td data-label="Status">
        <StatusBadge tone={tone}>{word}</StatusBadge>
      </Table.Td>
      <Table.Td data-label="Invited by">
        <span>
          {invitation.invitedBy}, <RelativeTime at={invitation.createdAt} />
        </span>
      </Table.Td>
      <Table.Td data-label="Expires">
        {invitation.status === 'open' ? <RelativeTime at={invitation.expiresAt} /> : '–'}
      </Table.Td>
      <Table.Td ta="right">
        {(invitation.status === 'open' || invitation.status === 'expired') && (
          <ResendInvitation invitation={invitation} />
        )}
        {invitation.status === 'open' && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            onClick={ask.open}
            aria-label={`Withdraw the invitation of ${invitation.email}`}
          >
            Withdraw
          </Button>
        )}
        <ConfirmDialog
          opened={asking}
          onClose={ask.close}
          title="Withdraw this invitation?"
          confirmLabel="Withdraw"
          pending={withdrawal.isPending}
          failure={withdrawal.error}
          onConfirm={() => withdrawal.mutate({ params: { account: account.id, invitation: invitation.id } })}
        >
          The link that was given to {invitation.email} stops working. You can invite them again.
        </ConfirmDialog>
      </Table.Td>
    </Table.Tr>
  );
}
