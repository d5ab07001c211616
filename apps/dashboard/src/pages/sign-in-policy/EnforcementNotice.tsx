/** On every page of an admin while enforcement waits for its confirmation: until when, and the way to confirm it. */
import { type Account, getAccount, listIdentityProviders } from '@latchkey/contract';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconHourglass, IconLogin2 } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useReducer } from 'react';
import { useApi } from '../../api/index.ts';
import { now } from '../../platform/index.ts';
import { useAccountOrNull } from '../../session/index.ts';
import { minutesLeft } from './minutes-left.ts';
import { startOf } from './start-sign-in.ts';

export function EnforcementNotice() {
  const current = useAccountOrNull();
  const account = useApi(
    getAccount,
    { params: { account: current?.id ?? '' } },
    { enabled: current?.isAdmin === true && current.open },
  );
  if (account.data === undefined || account.data.enforcementConfirmBy === null) return null;
  return <Unconfirmed account={account.data} confirmBy={account.data.enforcementConfirmBy} />;
}

function Unconfirmed({ account, confirmBy }: { readonly account: Account; readonly confirmBy: number }) {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useInterval(tick, 10_000, { autoInvoke: true });
  const page = useRouterState({ select: (state) => state.location.href });
  const providers = useApi(listIdentityProviders, { params: { account: account.id } });
  const enabled = providers.data?.identityProviders.filter((provider) => provider.enabled) ?? [];
  const left = minutesLeft(confirmBy, now());
  const within = left === 1 ? '1 minute' : `${left} minutes`;
  return (
    <Alert
      mb="lg"
      variant="light"
      color="yellow"
      icon={<IconHourglass aria-hidden />}
      title={left === 0 ? 'Enforcement was not confirmed' : `Confirm by signing in through SSO within ${within}`}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm" inherit>
          {left === 0
            ? `The sign-in policy of ${account.name} has gone back to Mixed by itself.`
            : `Single sign-on is enforced for ${account.name}. Unless an admin comes in through it until then, the sign-in policy goes back to Mixed by itself, so that nobody stays locked out.`}
        </Text>
        {left > 0 && (
          <Group gap="sm">
            {enabled.map((provider) => (
              <Button
                key={provider.id}
                component="a"
                href={startOf(provider, page)}
                size="xs"
                leftSection={<IconLogin2 size={14} aria-hidden />}
              >
                {enabled.length === 1 ? 'Confirm through SSO' : `Confirm through ${provider.description}`}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
