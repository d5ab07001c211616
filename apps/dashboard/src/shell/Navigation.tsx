/** The left navigation. */
import { NavLink, type NavLinkProps, Stack } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { useAccountOrNull } from '../session/index.ts';
import { destinations } from './navigation.ts';

type NavAnchorProps = NavLinkProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof NavLinkProps> & { readonly ref?: Ref<HTMLAnchorElement> };

const NavAnchor = createLink(function RoundedNavLink(props: NavAnchorProps) {
  return <NavLink component="a" bdrs="md" {...props} />;
});

const current = { active: true, 'aria-current': 'page' } as const;

export function Navigation({ onNavigate }: { readonly onNavigate: () => void }) {
  const account = useAccountOrNull();
  // Without an account that is open no page has anything to show.
  if (account?.open !== true) return null;
  const shown = destinations.filter((page) => page.place === 'main' && (account.isAdmin || !page.adminsOnly));
  return (
    <Stack gap={2} component="nav" aria-label="Main">
      {shown.map(({ to, label, icon: Icon }) => (
        <NavAnchor
          key={to}
          to={to}
          label={label}
          leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          activeProps={current}
          onClick={onNavigate}
        />
      ))}
      <NavAnchor
        to="/settings"
        label="Settings"
        activeOptions={{ exact: true }}
        leftSection={<IconSettings size={18} stroke={1.6} aria-hidden />}
        onClick={onNavigate}
      />
      <NavAnchor to="/settings/account" label="Account" pl={42} activeProps={current} onClick={onNavigate} />
    </Stack>
  );
}
