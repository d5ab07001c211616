/** The left navigation. */
import { listAccessRequests } from '@latchkey/contract';
import { Badge, NavLink, type NavLinkProps, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { useApi } from '../api/index.ts';
import { useAccountOrNull, useSession } from '../session/index.ts';
import { type Destination, reachableBy } from './navigation.ts';

type NavAnchorProps = NavLinkProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof NavLinkProps> & { readonly ref?: Ref<HTMLAnchorElement> };

const NavAnchor = createLink(function RoundedNavLink(props: NavAnchorProps) {
  return <NavLink component="a" bdrs="md" {...props} />;
});

const current = { active: true, 'aria-current': 'page' } as const;

export function Navigation({ onNavigate }: { readonly onNavigate: () => void }) {
  const account = useAccountOrNull();
  const { operator: isOperator } = useSession();
  const reachable = reachableBy({ isAdmin: account?.isAdmin ?? false, isOperator });
  const links = (place: Destination['place']) =>
    reachable
      .filter((page) => page.place === place)
      .map(({ to, label, icon: Icon }) => (
        <NavAnchor
          key={to}
          to={to}
          label={label}
          leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          rightSection={to === '/members' && account?.isAdmin === true ? <Waiting account={account.id} /> : undefined}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          activeProps={current}
          onClick={onNavigate}
        />
      ));
  // Without an account that is open no page of an account has anything to show.
  const open = account?.open === true;
  if (!open && !isOperator) return null;
  return (
    <Stack gap={2} component="nav" aria-label="Main">
      {open && links('main')}
      {open && (
        <>
          <NavAnchor
            to="/settings"
            label="Settings"
            activeOptions={{ exact: true }}
            leftSection={<IconSettings size={18} stroke={1.6} aria-hidden />}
            onClick={onNavigate}
          />
          <NavAnchor to="/settings/account" label="Account" pl={42} activeProps={current} onClick={onNavigate} />
        </>
      )}
      {isOperator && (
        <>
          <Text size="xs" c="dimmed" px="sm" pt="sm" pb={4}>
            Operator
          </Text>
          {links('operator')}
        </>
      )}
    </Stack>
  );
}

/** How many people ask for access. */
function Waiting({ account }: { readonly account: string }) {
  const requests = useApi(listAccessRequests, { params: { account } }, { refreshEvery: 60_000 });
  const count = requests.data?.accessRequests.length ?? 0;
  if (count === 0) return null;
  return (
    <Badge size="sm" circle={count < 10}>
      {count}
      <VisuallyHidden> {count === 1 ? 'access request' : 'access requests'}</VisuallyHidden>
    </Badge>
  );
}
