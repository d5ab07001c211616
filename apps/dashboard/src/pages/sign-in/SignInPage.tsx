/** Sign in: the e-mail address first; its domain tells whether single sign-on, a password, or both come next. */
import { type discoverSignIn, getSignInOptions, type ResponseOf } from '@latchkey/contract';
import { Alert, Divider } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/index.ts';
import { PersonPage, TextLink } from '../../components/index.ts';
import { EmailForm } from './EmailForm.tsx';
import { FoundWays } from './FoundWays.tsx';
import { type LastSignIn, lastSignIn } from './last-sign-in.ts';
import { ProviderLink } from './ProviderLink.tsx';
import { SsoForm } from './SsoForm.tsx';

interface Asked {
  readonly email: string;
  readonly found: ResponseOf<typeof discoverSignIn>;
}

export function SignInPage() {
  const search = useSearch({ from: '/sign-in' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [typed, setTyped] = useState('');
  const [last] = useState(lastSignIn);
  const begin = (email: string, found: Asked['found']): void => {
    setTyped(email);
    setAsked({ email, found });
  };
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
      {asked === null ? (
        <>
          {last !== null && <LastProvider last={last} returnTo={search.return} />}
          <EmailForm initial={typed} primary={last === null} returnTo={search.return} onFound={begin} />
          <Divider label="or" />
          <SsoForm returnTo={search.return} />
        </>
      ) : (
        <FoundWays {...asked} returnTo={search.return} onChange={() => setAsked(null)} />
      )}
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
      <Divider label="or with your e-mail address" />
    </>
  );
}
