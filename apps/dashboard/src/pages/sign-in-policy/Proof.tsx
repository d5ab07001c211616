/** Whether the admin who wants to enforce single sign-on has shown that it works for them, and the way to show it. */
import type { EnforcementReadiness, IdentityProvider, UnprovenReason } from '@latchkey/contract';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconLogin2 } from '@tabler/icons-react';
import { RelativeTime } from '../../components/index.ts';
import { startOf } from './start-sign-in.ts';

/** What is missing, and why it is asked for. */
const sentences: Readonly<Record<UnprovenReason, string>> = {
  no_provider: 'No identity provider is enabled, so nobody could sign in. Enable one first.',
  not_through_sso:
    'So that you cannot lock yourself out, sign in through it within the 15 minutes before you enforce it.',
  provider_disabled:
    'The identity provider that you came in through is disabled or gone. Sign in through an enabled one.',
  provider_changed:
    'Its keys, addresses or entity ID have changed since you signed in: the present settings are unproven. Sign in through it once more.',
  too_long_ago: 'Your sign-in through it is more than 15 minutes ago. Sign in through it once more.',
};

interface ProofProps {
  readonly readiness: EnforcementReadiness;
  readonly providers: readonly IdentityProvider[];
}

export function Proof({ readiness, providers }: ProofProps) {
  if (readiness.unprovenBecause === null) {
    return (
      <Alert color="green" variant="light" icon={<IconCircleCheck aria-hidden />} title="Proven">
        <Text size="sm" inherit>
          You have just signed in through it yourself.
          {readiness.provenUntil !== null && (
            <>
              {' '}
              That proof expires <RelativeTime at={readiness.provenUntil} />.
            </>
          )}
        </Text>
      </Alert>
    );
  }
  const enabled = providers.filter((provider) => provider.enabled);
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="Not proven yet">
      <Stack gap="sm" align="flex-start">
        <Text size="sm" inherit>
          {sentences[readiness.unprovenBecause]}
        </Text>
        {enabled.map((provider) => (
          <Button
            key={provider.id}
            component="a"
            href={startOf(provider, '/settings/account#single-sign-on')}
            size="xs"
            leftSection={<IconLogin2 size={14} aria-hidden />}
          >
            {enabled.length === 1 ? 'Sign in through SSO first' : `Sign in through ${provider.description} first`}
          </Button>
        ))}
      </Stack>
    </Alert>
  );
}
