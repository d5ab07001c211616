/** A provider's overview: what state it is in and what comes next, the values for the other side, the last attempts. */
import { type IdentityProvider, listSignInAttempts } from '@latchkey/contract';
import { Alert, List, Stack, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useApi } from '../../api/index.ts';
import { ButtonLink, Loaded, Section, SkeletonTable, TextLink } from '../../components/index.ts';
import { now } from '../../platform/index.ts';
import { useAccount } from '../../session/index.ts';
import { SetupLinkNotice } from '../setup-links/SetupLinkNotice.tsx';
import { AttemptsTable } from '../sign-in-attempts/AttemptsTable.tsx';
import { providerSituation } from './provider-situation.ts';
import { SpValuesList } from './SpValuesList.tsx';

export function OverviewTab({ provider }: { readonly provider: IdentityProvider }) {
  return (
    <Stack gap="lg">
      <SetupLinkNotice provider={provider} />
      <NextSteps provider={provider} />
      <Section
        title="SP metadata"
        description="What your identity provider has to know about Latchkey, character by character."
      >
        <SpValuesList sp={provider.sp} vendor={provider.idp.vendor} idpInitiated={provider.idpInitiated} />
      </Section>
      <RecentAttempts provider={provider} />
    </Stack>
  );
}

/** What to do next; nothing when there is nothing to do. */
function NextSteps({ provider }: { readonly provider: IdentityProvider }) {
  const { todo } = providerSituation(provider, now());
  const refused = useRecentAttempts(provider).data?.attempts.find(({ outcome }) => outcome === 'refused');
  if (todo.length === 0) return null;
  return (
    <Alert variant="light" icon={<IconListCheck aria-hidden />} title="Next">
      <List type={todo.length > 1 ? 'ordered' : 'unordered'} size="sm" spacing={2}>
        {todo.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
      {provider.state === 'failing' && refused !== undefined && (
        <ButtonLink to="/sign-in-attempts/$id" params={{ id: refused.id }} size="xs" mt="sm">
          See why it was refused
        </ButtonLink>
      )}
    </Alert>
  );
}

function useRecentAttempts(provider: IdentityProvider) {
  const account = useAccount();
  return useApi(
    listSignInAttempts,
    { params: { account: account.id }, query: { provider: provider.id, limit: 8 } },
    { refreshEvery: 3_000 },
  );
}

function RecentAttempts({ provider }: { readonly provider: IdentityProvider }) {
  const attempts = useRecentAttempts(provider);
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
