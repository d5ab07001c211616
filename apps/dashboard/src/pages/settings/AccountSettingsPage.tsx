/** Settings of the account: name and address, single sign-on, domains, plan, and its end. */
import { getAccount } from '@latchkey/contract';
import { Stack } from '@mantine/core';
import { useApi } from '../../api/index.ts';
import { Loaded, PageHeader, SkeletonCard } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { DomainsSection } from '../domains/DomainsSection.tsx';
import { SingleSignOnSection } from '../identity-providers/SingleSignOnSection.tsx';
import { DeleteAccountSection } from './DeleteAccountSection.tsx';
import { GeneralSection } from './GeneralSection.tsx';
import { PlanSection } from './PlanSection.tsx';

export function AccountSettingsPage() {
  const current = useAccount();
  const account = useApi(getAccount, { params: { account: current.id } });
  return (
    <>
      <PageHeader title="Account settings" description={`For all members of ${current.name}.`} />
      <Stack gap="lg">
        <Loaded query={account} skeleton={<SkeletonCard lines={3} height={372} />}>
          {(data) => <GeneralSection key={data.id} account={data} />}
        </Loaded>
        <SingleSignOnSection />
        <DomainsSection />
        <Loaded query={account} skeleton={<SkeletonCard lines={1} height={114} />}>
          {(data) => <PlanSection account={data} />}
        </Loaded>
        {account.data !== undefined && current.isOwner && <DeleteAccountSection account={account.data} />}
      </Stack>
    </>
  );
}
