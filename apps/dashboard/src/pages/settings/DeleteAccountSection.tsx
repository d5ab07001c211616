/** The end of the account, for owners. */
import { type Account, deleteAccount, listMembers } from '@latchkey/contract';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useApi, useApiMutation } from '../../api/index.ts';
import { ConfirmByName, Section, toastSuccess } from '../../components/index.ts';
import { refreshSession } from '../../session/index.ts';

export function DeleteAccountSection({ account }: { readonly account: Account }) {
  const [asking, ask] = useDisclosure(false);
  const navigate = useNavigate();
  const members = useApi(listMembers, { params: { account: account.id } }, { enabled: asking });
  const deletion = useApiMutation(deleteAccount, {
    onSuccess: async () => {
      ask.close();
      toastSuccess(`${account.name} is deleted.`);
      await navigate({ to: '/' });
      await refreshSession();
    },
  });
  const count = members.data?.members.length;
  const people = count === 1 ? 'You are its only member' : `${count ?? 'All'} members lose access`;
  return (
    <Section
      title="Delete account"
      description="Deletes members, identity providers, sign-in attempts and the audit log. It cannot be undone."
      action={
        <Button color="red" variant="outline" onClick={ask.open}>
          Delete account
        </Button>
      }
    >
      <ConfirmByName
        opened={asking}
        onClose={ask.close}
        name={account.name}
        title={`Delete ${account.name}?`}
        confirmLabel="Delete account"
        pending={deletion.isPending}
        failure={deletion.error}
        onConfirm={() => deletion.mutate({ params: { account: account.id }, body: { name: account.name } })}
      >
        {people}. Identity providers, sign-in attempts and the audit log are deleted with it, at once and for good. The
        users themselves stay, with their other accounts.
      </ConfirmByName>
    </Section>
  );
}
