/** New Identity Provider > New SAML Provider. */
import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { CreateSetupLinkDialog } from '../setup-links/CreateSetupLinkDialog.tsx';

export function NewProviderMenu() {
  const navigate = useNavigate();
  const [sending, send] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            New Identity Provider
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void navigate({ to: '/settings/account/identity-providers/new' })}>
            New SAML Provider
          </Menu.Item>
          <Menu.Item onClick={send.open}>Send a setup link</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CreateSetupLinkDialog opened={sending} onClose={send.close} />
    </>
  );
}
