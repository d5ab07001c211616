/** The left navigation. */
import { NavLink, type NavLinkProps, Stack, Text } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
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
