/** Sign in, with a password or through an account's single sign-on. */
import { getSignInOptions } from '@latchkey/contract';
import { Alert, Divider } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/index.ts';
import { PersonPage, TextLink } from '../../components/index.ts';
import { useArrival } from '../../session/index.ts';
import { type LastSignIn, lastSignIn } from './last-sign-in.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { ProviderLink } from './ProviderLink.tsx';
import { SsoForm } from './SsoForm.tsx';

export function SignInPage() {
  const search = useSearch({ from: '/sign-in' });
  const arrive = useArrival();
  const [last] = useState(lastSignIn);
  return (
    <PersonPage
      title="Sign in to Latchkey"
      footer={
        <>
          New here?{' '}
          <TextLink to="/sign-up" search={search.return === undefined ? {} : { return: search.return }} inherit>
            Create an account
          </TextLink>
        </>
      }
    >
      {search.reason === 'ended' && (
        <Alert variant="light" color="blue" icon={<IconInfoCircle aria-hidden />}>
          Your session has ended. Sign in to go on where you were.
        </Alert>
      )}
      {last !== null && <LastProvider last={last} returnTo={search.return} />}
      <PasswordForm primary={last === null} onSignedIn={(session) => arrive(session, { returnTo: search.return })} />
      <Divider label="or" />
      <SsoForm returnTo={search.return} />
    </PersonPage>
  );
}

/** The provider used last, as long as the account still has it. Its place is kept while it is asked for. */
function LastProvider({ last, returnTo }: { readonly last: LastSignIn; readonly returnTo: string | undefined }) {
  const options = useApi(getSignInOptions, { params: { address: last.address } });
  const provider = options.data?.providers.find(({ id }) => id === last.provider);
  if (provider === undefined && !options.isPending) return null;
  return (
    <>
      <div style={{ minHeight: 36 }}>
        {provider !== undefined && <ProviderLink address={last.address} provider={provider} returnTo={returnTo} />}
      </div>
      <Divider label="or with a password" />
    </>
  );
}
