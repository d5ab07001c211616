/** Sign-in attempts, newest first; updates by itself while somebody tests. */
import { listIdentityProviders } from '@latchkey/contract';
import { Button, Center, Group, Select, Stack, Text } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApi } from '../../api/index.ts';
import { AdminsOnly, EmptyState, FailureAlert, PageHeader, SkeletonTable, TextLink } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { AttemptsTable } from './AttemptsTable.tsx';
import { isOutcome, outcomes, outcomeWords } from './attempt-words.ts';
import { type AttemptFilter, useAttempts } from './use-attempts.ts';

export function AttemptsPage() {
  return (
    <>
      <PageHeader
        title="Sign-in attempts"
        description="Every sign-in through single sign-on, whether it worked, and why."
      />
      <AdminsOnly>
        <Attempts />
      </AdminsOnly>
    </>
  );
}

function Attempts() {
  const { provider, outcome } = useSearch({ from: '/shell/sign-in-attempts' });
  const filter: AttemptFilter = { provider, outcome: isOutcome(outcome) ? outcome : undefined };
  const attempts = useAttempts(filter);
  const filtered = filter.provider !== undefined || filter.outcome !== undefined;
  const found = attempts.data?.pages.flatMap((page) => page.attempts) ?? [];
  return (
    <Stack gap="md">
      <Filters filter={filter} />
      {attempts.isPending && <SkeletonTable rows={8} />}
      {attempts.error !== null && (
        <FailureAlert
          failure={attempts.error}
          title="The attempts could not be loaded"
          onRetry={() => void attempts.refetch()}
        />
      )}
      {attempts.data !== undefined && found.length === 0 && <NoAttempts filtered={filtered} />}
      {found.length > 0 && <AttemptsTable attempts={found} />}
      {attempts.hasNextPage && (
        <Center>
          <Button variant="default" loading={attempts.isFetchingNextPage} onClick={() => void attempts.fetchNextPage()}>
            Load more
          </Button>
        </Center>
      )}
    </Stack>
  );
}

function Filters({ filter }: { readonly filter: AttemptFilter }) {
  const account = useAccount();
  const navigate = useNavigate();
  const providers = useApi(listIdentityProviders, { params: { account: account.id } });
  const show = (change: Partial<AttemptFilter>): void => {
    const { provider, outcome } = { ...filter, ...change };
    void navigate({
      to: '/sign-in-attempts',
      search: { ...(provider !== undefined && { provider }), ...(outcome !== undefined && { outcome }) },
      replace: true,
    });
  };
  return (
    <Group gap="sm">
      <Select
        label="Outcome"
        placeholder="All"
        clearable
        comboboxProps={{ keepMounted: false }}
        w={200}
        data={outcomes.map((outcome) => ({ value: outcome, label: outcomeWords[outcome].word }))}
        value={filter.outcome ?? null}
        onChange={(value) => show({ outcome: isOutcome(value) ? value : undefined })}
      />
      <Select
        label="Identity provider"
        placeholder="All"
        clearable
        comboboxProps={{ keepMounted: false }}
        w={240}
        data={(providers.data?.identityProviders ?? []).map(({ id, description }) => ({
          value: id,
          label: description,
        }))}
        value={filter.provider ?? null}
        onChange={(value) => show({ provider: value ?? undefined })}
      />
    </Group>
  );
}

function NoAttempts({ filtered }: { readonly filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState icon={IconLogin2} title="None like that">
        No attempt fits the filters. New ones appear by themselves.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconLogin2} title="Nobody has tried yet">
      <Text size="sm" inherit>
        Each sign-in appears here while it happens: who, how it went, and what to change when it was refused. Press Test
        on an identity provider under <TextLink to="/settings/account">Account</TextLink> to see one.
      </Text>
    </EmptyState>
  );
}
