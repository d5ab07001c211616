/** The sign-in page of one account: its identity providers, and the password where the account allows it. */
import { getSignInOptions, type ResponseOf } from '@latchkey/contract';
import { Alert, Divider, Skeleton, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useApi } from '../../api/index.ts';
import { Loaded, PersonPage, TextLink } from '../../components/index.ts';
import { useArrival, useSessionOrNull } from '../../session/index.ts';
import { lastSignIn } from './last-sign-in.ts';
import { passOnTo } from './leave-for.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { ProviderLink } from './ProviderLink.tsx';

type SignInOptions = ResponseOf<typeof getSignInOptions>;

const reasons: Readonly<Record<string, (name: string) => string>> = {
  sso_required: (name) => `${name} is opened through single sign-on only. Your password does not open it.`,
  other_account: (name) => `You are signed in, but to another account. Sign in to ${name} to open it.`,
};

export function AccountSignInPage() {
  const { address } = useParams({ from: '/sign-in/$address' });
  const options = useApi(getSignInOptions, { params: { address } });
  const name = options.data?.name ?? address;
  return (
    <PersonPage
      title={`Sign in to ${name}`}
      footer={
        <TextLink to="/sign-in" inherit>
          Sign in another way
        </TextLink>
      }
    >
      <Loaded query={options} skeleton={<Skeleton h={36} />}>
        {(data) => <Ways address={address} options={data} />}
      </Loaded>
    </PersonPage>
  );
}

function Ways({ address, options }: { readonly address: string; readonly options: SignInOptions }) {
  const search = useSearch({ from: '/sign-in/$address' });
  const session = useSessionOrNull();
  const arrive = useArrival();
  const reason = reasons[search.reason ?? ''];
  const hasProviders = options.providers.length > 0;
  const named = options.providers.find(({ id }) => id === search.provider);
  const last = lastSignIn();
  const likely = options.providers.find(({ id }) => id === last?.provider) ?? options.providers[0];
  // A link to one provider goes straight on to it, unless somebody is told something first.
  const target = named !== undefined && reason === undefined ? named : null;
  useEffect(() => {
    if (target !== null) passOnTo({ address, provider: target, returnTo: search.return });
  }, [target, address, search.return]);
  return (
    <Stack gap="lg">
      {reason !== undefined && (
        <Alert variant="light" color="blue" icon={<IconInfoCircle aria-hidden />}>
          {reason(options.name)}
        </Alert>
      )}
      {session !== null && reason === undefined && (
        <Text size="sm" c="dimmed">
          You are signed in as {session.user.email}.{' '}
          <TextLink to="/" inherit>
            Go to the dashboard
          </TextLink>
        </Text>
      )}
      {hasProviders ? (
        <Stack gap="sm">
          {options.providers.map((provider) => (
            <ProviderLink
              key={provider.id}
              address={address}
              provider={provider}
              returnTo={search.return}
              primary={provider.id === (named ?? likely)?.id}
            />
          ))}
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          There is no single sign-on at “{address}”. If there should be, check the address with whoever gave it to you.
        </Text>
      )}
      {options.password ? (
        <>
          {hasProviders && <Divider label="or with a password" />}
          <PasswordForm
            primary={!hasProviders}
            onSignedIn={(signedIn) => arrive(signedIn, { returnTo: search.return, address })}
          />
        </>
      ) : (
        <Text size="sm" c="dimmed">
          Owner without a way in?{' '}
          <TextLink to="/sign-in/$address/recovery" params={{ address }} inherit>
            Use a recovery code
          </TextLink>
        </Text>
      )}
    </Stack>
  );
}
