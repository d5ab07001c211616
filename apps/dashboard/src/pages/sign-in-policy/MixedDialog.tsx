/** Back to Mixed: passwords open the account again. */
import { type Account, changeSignInPolicy } from '@latchkey/contract';
import { useApiMutation } from '../../api/index.ts';
import { ConfirmDialog, toastSuccess } from '../../components/index.ts';
import { staleAfterPolicy } from './stale-after-policy.ts';

interface MixedDialogProps {
  readonly account: Account;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function MixedDialog({ account, opened, onClose }: MixedDialogProps) {
  const change = useApiMutation(changeSignInPolicy, {
    invalidates: staleAfterPolicy,
    onSuccess: () => {
      toastSuccess('The sign-in policy is Mixed now.');
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={() => {
        change.reset();
        onClose();
      }}
      title="Switch to Mixed?"
      confirmLabel="Switch to Mixed"
      pending={change.isPending}
      failure={change.error}
      onConfirm={() => change.mutate({ params: { account: account.id }, body: { policy: 'mixed' } })}
    >
      Everybody who has a password can open {account.name} with it again, also people whom your identity provider would
      refuse. Nobody is signed out.
    </ConfirmDialog>
  );
}
