/** The person who is signed in: profile, light or dark, keyboard, sign out. */
import { signOut } from '@latchkey/contract';
import {
  Avatar,
  type MantineColorScheme,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useApiMutation } from '../api/index.ts';
import { toastFailure } from '../components/index.ts';
import { useSession } from '../session/index.ts';
import classes from './AccountSwitcher.module.css';

const schemes: Readonly<Record<MantineColorScheme, string>> = { light: 'Light', dark: 'Dark', auto: 'System' };

const schemeOf = (value: string): MantineColorScheme => (value === 'light' || value === 'dark' ? value : 'auto');

export function UserMenu({ onShowShortcuts }: { readonly onShowShortcuts: () => void }) {
  const { user } = useSession();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leaving = useApiMutation(signOut, {
    // A fresh page: nothing of this person stays in memory. The identity provider may have to be told as well.
    onSuccess: ({ next }) => window.location.assign(next ?? '/sign-in'),
  });
  return (
    <Menu width="target" position="top-start" withinPortal={false} closeOnItemClick>
      <Menu.Target>
        <UnstyledButton className={classes.button} style={{ border: 'none' }}>
          <VisuallyHidden>Your menu:</VisuallyHidden>
          <Avatar name={user.name} color="accent" size={30} aria-hidden />
          <span className={classes.names}>
            <Text span size="sm" className={classes.name}>
              {user.name}
            </Text>
            <Text span size="xs" c="dimmed" className={classes.name}>
              {user.email}
            </Text>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUser size={16} aria-hidden />} onClick={() => void navigate({ to: '/profile' })}>
          Profile
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onShowShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(schemeOf(value))}>
          {Object.entries(schemes).map(([value, name]) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick={false}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => leaving.mutate({}, { onError: (error) => toastFailure(error, 'You are still signed in') })}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
