/** The frame of every page of a signed-in person: navigation, account, person, keys. */
import { AppShell, Burger, Group, ScrollArea, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Brand } from '../components/index.ts';
import { EnforcementNotice } from '../pages/sign-in-policy/EnforcementNotice.tsx';
import { SessionProvider, useAccountOrNull, useSession } from '../session/index.ts';
import { AccountSwitcher } from './AccountSwitcher.tsx';
import { ClosedAccount, NoAccount } from './ClosedAccount.tsx';
import { Navigation } from './Navigation.tsx';
import { reachableBy } from './navigation.ts';
import { RecoveryNotice } from './RecoveryNotice.tsx';
import { SearchDialog } from './SearchDialog.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { UserMenu } from './UserMenu.tsx';
import { useFailures } from './use-failures.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The person's own pages, and those of operators, need no account. */
const personalPages = ['/profile', '/operator/outbox'];

export function Shell() {
  return (
    <SessionProvider>
      <Frame />
    </SessionProvider>
  );
}

function Frame() {
  const account = useAccountOrNull();
  const isAdmin = account?.isAdmin ?? false;
  const [menuOpened, menu] = useDisclosure(false);
  const [searching, search] = useDisclosure(false);
  const [listing, list] = useDisclosure(false);
  const { operator: isOperator } = useSession();
  const reachable = useMemo(() => reachableBy({ isAdmin, isOperator }), [isAdmin, isOperator]);
  useFailures();
  useShortcuts({ destinations: reachable, onSearch: search.open, onShowList: list.open });
  return (
    <AppShell
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !menuOpened } }}
      padding={{ base: 'md', sm: 'xl' }}
      transitionDuration={0}
    >
      <a href="#content" className="skip-link">
        Skip to content
      </a>
      <AppShell.Header hiddenFrom="sm">
        <Group h="100%" px="md" justify="space-between">
          <Brand />
          <Burger
            opened={menuOpened}
            onClick={menu.toggle}
            size="sm"
            aria-label={menuOpened ? 'Close menu' : 'Open menu'}
            aria-expanded={menuOpened}
          />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm">
        <AppShell.Section visibleFrom="sm" px="xs" py="xs">
          <Brand />
        </AppShell.Section>
        <AppShell.Section py="xs">
          <AccountSwitcher />
        </AppShell.Section>
        <AppShell.Section grow component={ScrollArea}>
          <Navigation onNavigate={menu.close} />
        </AppShell.Section>
        <AppShell.Section>
          <UserMenu onShowShortcuts={list.open} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <Stack maw={1080} mx="auto" gap={0}>
          <RecoveryNotice />
          <EnforcementNotice />
          <Content />
        </Stack>
      </AppShell.Main>
      <SignInAgain />
      <SearchDialog opened={searching} onClose={search.close} destinations={reachable} />
      <ShortcutList opened={listing} onClose={list.close} destinations={reachable} />
    </AppShell>
  );
}

function Content() {
  const account = useAccountOrNull();
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (personalPages.includes(path)) return <Outlet />;
  if (account === null) return <NoAccount />;
  if (!account.open) return <ClosedAccount account={account} />;
  // Another account is another set of pages: nothing of a form or a filter is carried over.
  return <Outlet key={account.id} />;
}
