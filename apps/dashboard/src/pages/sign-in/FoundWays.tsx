/** The second step of signing in: what the e-mail address leads to; the password stays possible always. */
import type { discoverSignIn, ResponseOf } from '@latchkey/contract';
import { Divider, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useArrival } from '../../session/index.ts';
import { lastSignIn } from './last-sign-in.ts';
import { onlyWay } from './leave-for.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { ProviderLink } from './ProviderLink.tsx';

interface FoundWaysProps {
  readonly email: string;
  readonly found: ResponseOf<typeof discoverSignIn>;
  readonly returnTo: string | undefined;
  /** Another address. */
  readonly onChange: () => void;
}

export function FoundWays({ email, found: { accounts }, returnTo, onChange }: FoundWaysProps) {
  const arrive = useArrival();
  const last = lastSignIn();
  const leaving = onlyWay({ accounts }) !== null;
  return (
    <Stack gap="lg">
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
        <UnstyledButton
          onClick={onChange}
          c="var(--mantine-color-anchor)"
          fz="sm"
          aria-label="Change the e-mail address"
        >
          Change
        </UnstyledButton>
      </Group>
      {leaving && (
        <Text size="sm" c="dimmed" aria-live="polite">
          Going to {accounts[0]?.providers[0]?.description}…
        </Text>
      )}
      {accounts.map((account, index) => (
        <Stack key={account.address} gap="sm">
          {accounts.length > 1 && (
            <Text size="sm" fw={500}>
              {account.name}
            </Text>
          )}
          {account.providers.map((provider, place) => (
            <ProviderLink
              key={provider.id}
              address={account.address}
              provider={provider}
              returnTo={returnTo}
              primary={
                accounts.some(({ providers }) => providers.some(({ id }) => id === last?.provider))
                  ? provider.id === last?.provider
                  : index === 0 && place === 0
              }
            />
          ))}
        </Stack>
      ))}
      {accounts.length > 0 && <Divider label="or with a password" />}
      <PasswordForm
        email={email}
        primary={accounts.length === 0}
        onSignedIn={(session) => arrive(session, { returnTo })}
      />
    </Stack>
  );
}
