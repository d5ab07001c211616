/** The first page: what to do next, what is wrong, and how sign-ins go. */
import { getOverview, type Overview } from '@latchkey/contract';
import { SimpleGrid, Stack } from '@mantine/core';
import { useApi } from '../../api/index.ts';
import { Loaded, PageHeader, SkeletonCard } from '../../components/index.ts';
import { type CurrentAccount, useAccount } from '../../session/index.ts';
import { ExpiringCertificates } from './ExpiringCertificates.tsx';
import { Facts } from './Facts.tsx';
import { FailingProviders } from './FailingProviders.tsx';
import { NextSteps } from './NextSteps.tsx';
import { SignInsSection } from './SignInsSection.tsx';

export function OverviewPage() {
  const account = useAccount();
  const overview = useApi(getOverview, { params: { account: account.id } }, { refreshEvery: 30_000 });
  return (
    <>
      <PageHeader title="Overview" description={account.name} />
      <Loaded
        query={overview}
        skeleton={
          <Stack gap="lg">
            <SkeletonCard lines={4} height={324} />
            <SkeletonCard lines={5} />
          </Stack>
        }
      >
        {(data) => <OverviewParts account={account} overview={data} />}
      </Loaded>
    </>
  );
}

function OverviewParts({ account, overview }: { readonly account: CurrentAccount; readonly overview: Overview }) {
  const toDo = account.isAdmin && overview.steps.some(({ done }) => !done);
  const troubled = overview.failingProviders.length > 0 || overview.expiringCertificates.length > 0;
  return (
    <Stack gap="lg">
      {troubled && (
        <SimpleGrid
          cols={{
            base: 1,
            md: overview.failingProviders.length > 0 && overview.expiringCertificates.length > 0 ? 2 : 1,
          }}
        >
          {overview.failingProviders.length > 0 && (
            <FailingProviders providers={overview.failingProviders} isAdmin={account.isAdmin} />
          )}
          {overview.expiringCertificates.length > 0 && (
            <ExpiringCertificates certificates={overview.expiringCertificates} isAdmin={account.isAdmin} />
          )}
        </SimpleGrid>
      )}
      {toDo && <NextSteps steps={overview.steps} />}
      <SignInsSection days={overview.signIns} isAdmin={account.isAdmin} />
      <Facts overview={overview} isAdmin={account.isAdmin} />
    </Stack>
  );
}
