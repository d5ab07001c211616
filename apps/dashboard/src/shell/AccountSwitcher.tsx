/** Which account is shown, and the way to another one. */
import { Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLock, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { chooseAccount, type SessionAccount, useAccountOrNull, useSession } from '../session/index.ts';
import classes from './AccountSwitcher.module.css';
import { CreateAccountDialog } from './CreateAccountDialog.tsx';

const closedReason = (account: SessionAccount): string =>
  account.closedBecause === 'sso_required' ? 'Sign in with SSO to open' : 'Sign in again to open';

export function AccountSwitcher() {
  const session = useSession();
  const current = useAccountOrNull();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);

  const open = (account: SessionAccount): void => {
    if (!account.open) {
      const reason = account.closedBecause === 'sso_required' ? 'sso_required' : 'other_account';
      void navigate({ to: '/sign-in/$address', params: { address: account.address }, search: { reason } });
      return;
    }
    chooseAccount(account.id);
    void navigate({ to: '/' });
  };

  return (
    <>
      <Menu width="target" position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className={classes.button}>
            <VisuallyHidden>Switch account:</VisuallyHidden>
            <span className={classes.names}>
              <Text span size="sm" fw={600} className={classes.name}>
                {current?.name ?? 'No account'}
              </Text>
              {current !== null && (
                <Text span size="xs" c="dimmed" className={classes.name}>
                  {current.address}
                </Text>
              )}
            </span>
            <IconSelector size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {session.accounts.length > 0 && <Menu.Label>Accounts</Menu.Label>}
          {session.accounts.map((account) => (
            <Menu.Item
              key={account.id}
              onClick={() => open(account)}
              rightSection={
                account.open ? (
                  account.id === current?.id && <IconCheck size={16} aria-label="shown now" />
                ) : (
                  <IconLock size={16} aria-hidden />
                )
              }
            >
              {account.name}
              {!account.open && (
                <Text size="xs" c="dimmed">
                  {closedReason(account)}
                </Text>
              )}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            New account
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CreateAccountDialog opened={creating} onClose={() => setCreating(false)} />
    </>
  );
}
