/** Asks before a member is removed, or leaves. */
import { listMembers, type Member, removeMember } from '@latchkey/contract';
import { useNavigate } from '@tanstack/react-router';
import { useApiMutation } from '../../api/index.ts';
import { ConfirmDialog, toastSuccess } from '../../components/index.ts';
import { type CurrentAccount, refreshSession } from '../../session/index.ts';

interface RemoveMemberProps {
  readonly member: Member;
  readonly account: CurrentAccount;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function RemoveMember({ member, account, opened, onClose }: RemoveMemberProps) {
  const navigate = useNavigate();
  const removal = useApiMutation(removeMember, {
    invalidates: member.isYou ? [] : [listMembers],
    onSuccess: async () => {
      onClose();
      toastSuccess(member.isYou ? `You have left ${account.name}.` : `${member.name} is no longer a member.`);
      if (!member.isYou) return;
      await navigate({ to: '/' });
      await refreshSession();
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={member.isYou ? `Leave ${account.name}?` : `Remove ${member.name}?`}
      confirmLabel={member.isYou ? 'Leave account' : 'Remove'}
      pending={removal.isPending}
      failure={removal.error}
      onConfirm={() => removal.mutate({ params: { account: account.id, member: member.id } })}
    >
      {member.isYou
        ? `You lose access to ${account.name} at once. To come back you need an invitation, or single sign-on that lets people join.`
        : `${member.email} loses access to ${account.name}, and their sessions of it end at once. Somebody who may still sign in through single sign-on can join again; end that at the identity provider.`}
    </ConfirmDialog>
  );
}
