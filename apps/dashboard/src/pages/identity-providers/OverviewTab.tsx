/** A provider's overview: what state it is in and what comes next, the values for the other side, the last attempts. */
import { type IdentityProvider, listSignInAttempts, type ProviderState } from '@latchkey/contract';
import { Alert, List, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  type TablerIcon,
} from '@tabler/icons-react';
import { useApi } from '../../api/index.ts';
import { Loaded, RelativeTime, Section, SkeletonTable, TextLink } from '../../components/index.ts';
import { now } from '../../platform/index.ts';
import { useAccount } from '../../session/index.ts';
import { AttemptsTable } from '../sign-in-attempts/AttemptsTable.tsx';
import { providerSituation } from './provider-situation.ts';
import { SpValuesList } from './SpValuesList.tsx';

export function OverviewTab({ provider }: { readonly provider: IdentityProvider }) {
  return (
    <Stack gap="lg">
      <Situation provider={provider} />
      <Section
        title="SP metadata"
        description="What your identity provider has to know about Latchkey, character by character."
      >
        <SpValuesList sp={provider.sp} vendor={provider.idp.vendor} />
      </Section>
      <RecentAttempts provider={provider} />
    </Stack>
  );
}

const looks: Readonly<Record<ProviderState, { readonly color: string; readonly Icon: TablerIcon }>> = {
  ready: { color: 'blue', Icon: IconCircleDashed },
  proven: { color: 'green', Icon: IconCircleCheck },
  unproven: { color: 'yellow', Icon: IconAlertTriangle },
  failing: { color: 'red', Icon: IconCircleX },
  disabled: { color: 'gray', Icon: IconCircleMinus },
};

function Situation({ provider }: { readonly provider: IdentityProvider }) {
  const { sentence, todo } = providerSituation(provider, now());
  const { color, Icon } = looks[provider.state];
  return (
    <Alert color={color} variant="light" icon={<Icon aria-hidden />} title={sentence}>
      {todo.length > 0 && (
        <List type={todo.length > 1 ? 'ordered' : 'unordered'} size="sm" spacing={2}>
          {todo.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      )}
      {provider.lastSignInAt !== null && (
        <Text size="sm" inherit>
          Last sign-in <RelativeTime at={provider.lastSignInAt} />, {provider.signInsThisWeek} this week.
        </Text>
      )}
      {provider.state === 'ready' && (
        <Text size="sm" inherit mt={4}>
          Entra’s own Test button works as well: what arrives shows below at once.
        </Text>
      )}
    </Alert>
  );
}

function RecentAttempts({ provider }: { readonly provider: IdentityProvider }) {
  const account = useAccount();
  const attempts = useApi(
    listSignInAttempts,
    { params: { account: account.id }, query: { provider: provider.id, limit: 8 } },
    { refreshEvery: 3_000 },
  );
  return (
    <Section
      title="Recent attempts"
      description="Updates by itself."
      action={
        <TextLink to="/sign-in-attempts" search={{ provider: provider.id }} size="sm">
          All attempts
        </TextLink>
      }
    >
      <Loaded query={attempts} skeleton={<SkeletonTable rows={3} />}>
        {(page) =>
          page.attempts.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nobody has tried yet. Press Test: the attempt appears here, and says what to change if it fails.
            </Text>
          ) : (
            <AttemptsTable attempts={page.attempts} withProvider={false} />
          )
        }
      </Loaded>
    </Section>
  );
}
