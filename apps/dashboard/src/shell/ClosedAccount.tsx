/** What stands in place of the pages while this session does not open the account, or there is none. */
import { Button, Stack, Text } from '@mantine/core';
import { IconBuilding, IconLock } from '@tabler/icons-react';
import { signInAgain } from '../api/index.ts';
import { ButtonLink, EmptyState, PageHeader } from '../components/index.ts';
import { type CurrentAccount, refreshSession } from '../session/index.ts';
import { CreateAccountForm } from './CreateAccountDialog.tsx';

export function ClosedAccount({ account }: { readonly account: CurrentAccount }) {
  if (account.closedBecause === 'suspended') return <Suspended account={account} />;
  if (account.closedBecause === 'sign_in_again') return <SessionOver account={account} />;
  const sso = account.closedBecause === 'sso_required';
  return (
    <>
      <PageHeader title={account.name} />
      <EmptyState
        icon={IconLock}
        title={sso ? 'This account is opened through single sign-on' : 'This session opens another account'}
        action={
          <ButtonLink
            to="/sign-in/$address"
            params={{ address: account.address }}
            search={{ reason: sso ? 'sso_required' : 'other_account' }}
          >
            Sign in to {account.name}
          </ButtonLink>
        }
      >
        {sso
          ? 'You are signed in with a password, which does not open it.'
          : 'Single sign-on opens the account it belongs to, and no other.'}
      </EmptyState>
    </>
  );
}

function SessionOver({ account }: { readonly account: CurrentAccount }) {
  return (
    <>
      <PageHeader title={account.name} />
      <EmptyState
        icon={IconLock}
        title={`Your session of ${account.name} is over`}
        action={
          <Button onClick={() => void signInAgain().then((done) => (done ? refreshSession() : undefined))}>
            Sign in again
          </Button>
        }
      >
        The account limits how long a session lasts, or an administrator has ended yours. Your other accounts stay open.
      </EmptyState>
    </>
  );
}

function Suspended({ account }: { readonly account: CurrentAccount }) {
  return (
    <>
      <PageHeader title={account.name} />
      <EmptyState icon={IconLock} title={`You are suspended in ${account.name}`}>
        An administrator keeps you out for now. Nothing of yours is deleted; ask them if you think that this is a
        mistake.
      </EmptyState>
    </>
  );
}

export function NoAccount() {
  return (
    <>
      <PageHeader title="No account yet" />
      <EmptyState icon={IconBuilding} title="You are a member of no account">
        <Stack gap="lg" ta="left">
          <Text size="sm" inherit>
            Ask for an invitation to the account of your organisation, or create an account of your own.
          </Text>
          <CreateAccountForm onDone={() => undefined} />
        </Stack>
      </EmptyState>
    </>
  );
}
