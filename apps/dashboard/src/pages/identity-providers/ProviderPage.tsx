/** One identity provider: its state, what is missing, and tabs for the rest. */
import { getIdentityProvider, type IdentityProvider } from '@latchkey/contract';
import { Button, Tabs } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useApi } from '../../api/index.ts';
import { AdminsOnly, Loaded, PageHeader, ProviderStateBadge, SkeletonCard } from '../../components/index.ts';
import { now } from '../../platform/index.ts';
import { useAccount } from '../../session/index.ts';
import { PeopleTab } from '../people/PeopleTab.tsx';
import { ConnectionTab } from './ConnectionTab.tsx';
import { DangerTab } from './DangerTab.tsx';
import { OptionsTab } from './OptionsTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { providerSituation } from './provider-situation.ts';

const back = { to: '/settings/account', label: 'Account' } as const;

export function ProviderPage() {
  return (
    <AdminsOnly>
      <LoadedProvider />
    </AdminsOnly>
  );
}

function LoadedProvider() {
  const { id } = useParams({ from: '/shell/settings/account/identity-providers/$id' });
  const account = useAccount();
  const provider = useApi(
    getIdentityProvider,
    { params: { account: account.id, provider: id } },
    { refreshEvery: 5_000 },
  );
  return (
    <Loaded
      query={provider}
      skeleton={
        <>
          <PageHeader title="Identity provider" back={back} />
          <SkeletonCard lines={5} />
        </>
      }
    >
      {(present) => <Provider provider={present} />}
    </Loaded>
  );
}

function Provider({ provider }: { readonly provider: IdentityProvider }) {
  return (
    <>
      <PageHeader
        title={provider.description}
        back={back}
        badge={<ProviderStateBadge state={provider.state} />}
        description={providerSituation(provider, now()).sentence}
        action={
          provider.enabled ? (
            <Button component="a" href={provider.testUrl} leftSection={<IconPlayerPlay size={16} aria-hidden />}>
              Test
            </Button>
          ) : undefined
        }
      />
      <ProviderTabs provider={provider} />
    </>
  );
}

const tabs = ['overview', 'connection', 'people', 'options', 'danger'] as const;
type Tab = (typeof tabs)[number];
const isTab = (value: string | null): value is Tab => tabs.some((tab) => tab === value);

/** The tab stands in the address, so that a link leads to it and going back works. */
function ProviderTabs({ provider }: { readonly provider: IdentityProvider }) {
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const tab: Tab = isTab(hash) ? hash : 'overview';
  const show = (next: string | null): void => {
    if (isTab(next)) void navigate({ to: '.', hash: next, hashScrollIntoView: false, resetScroll: false });
  };
  return (
    <Tabs value={tab} onChange={show} keepMounted={false}>
      <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        <Tabs.Tab value="connection">Connection</Tabs.Tab>
        <Tabs.Tab value="people">People</Tabs.Tab>
        <Tabs.Tab value="options">Options</Tabs.Tab>
        <Tabs.Tab value="danger">Danger</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="overview">
        <OverviewTab provider={provider} />
      </Tabs.Panel>
      <Tabs.Panel value="connection">
        <ConnectionTab provider={provider} />
      </Tabs.Panel>
      <Tabs.Panel value="people">
        <PeopleTab provider={provider} />
      </Tabs.Panel>
      <Tabs.Panel value="options">
        <OptionsTab provider={provider} />
      </Tabs.Panel>
      <Tabs.Panel value="danger">
        <DangerTab provider={provider} />
      </Tabs.Panel>
    </Tabs>
  );
}
