/** Keeps a member out, after asking, or lets them in again. */
import { listMembers, type Member, suspendMember, unsuspendMember } from '@latchkey/contract';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useApiMutation } from '../../api/index.ts';
import { ConfirmDialog, toastFailure, toastSuccess } from '../../components/index.ts';
import type { CurrentAccount } from '../../session/index.ts';

interface SuspendMemberProps {
  readonly member: Member;
  readonly account: CurrentAccount;
}

export function SuspendMember({ member, account }: SuspendMemberProps) {
  return member.suspendedAt === null ? (
    <Suspend member={member} account={account} />
  ) : (
    <LetIn member={member} account={account} />
  );
}

function Suspend({ member, account }: SuspendMemberProps) {
  const [asking, ask] = useDisclosure(false);
  const suspension = useApiMutation(suspendMember, {
    invalidates: [listMembers],
    onSuccess: () => {
      ask.close();
      toastSuccess(`${member.name} is suspended.`);
    },
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        ml={{ base: -8, sm: 0 }}
        onClick={ask.open}
        aria-label={`Suspend ${member.name}`}
      >
        Suspend
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={ask.close}
        title={`Suspend ${member.name}?`}
        confirmLabel="Suspend"
        pending={suspension.isPending}
        failure={suspension.error}
        onConfirm={() => suspension.mutate({ params: { account: account.id, member: member.id } })}
      >
        {member.email} loses access to {account.name} at once: their sessions of it end, and neither single sign-on nor
        a password opens it until you let them in again. Role and history are kept.
      </ConfirmDialog>
    </>
  );
}

function LetIn({ member, account }: SuspendMemberProps) {
  const change = useApiMutation(unsuspendMember, {
    invalidates: [listMembers],
    onSuccess: () => toastSuccess(`${member.name} may come in again.`),
  });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      ml={{ base: -8, sm: 0 }}
      loading={change.isPending}
      onClick={() =>
        change.mutate(
          { params: { account: account.id, member: member.id } },
          { onError: (failure) => toastFailure(failure, 'Nothing was changed') },
        )
      }
      aria-label={`Let in again: ${member.name}`}
    >
      Let in again
    </Button>
  );
}
