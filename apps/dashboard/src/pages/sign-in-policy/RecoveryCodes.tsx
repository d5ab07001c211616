/** The recovery codes, shown once: they must be saved before the dialog closes. */
import type { Account } from '@latchkey/contract';
import { Alert, Button, Checkbox, Code, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { focusManager, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keyOf } from '../../api/index.ts';
import { CopyAction } from '../../components/index.ts';
import { downloadText } from './download-text.ts';
import { staleAfterPolicy } from './stale-after-policy.ts';

interface RecoveryCodesProps {
  readonly account: Account;
  /** Opens with the first one. */
  readonly codes: readonly string[];
  readonly onSaved: () => void;
}

export function RecoveryCodes({ account, codes, onSaved }: RecoveryCodesProps) {
  const client = useQueryClient();
  const opened = codes.length > 0;
  useEffect(() => {
    if (!opened) return;
    // Refreshing in the background could find this session ended and leave the page before the codes are saved.
    focusManager.setFocused(false);
    return () => focusManager.setFocused(undefined);
  }, [opened]);
  const done = (): void => {
    onSaved();
    for (const stale of staleAfterPolicy) void client.invalidateQueries({ queryKey: keyOf(stale) });
  };
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      title="Save your recovery codes"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      centered
    >
      <CodesToSave account={account} codes={codes} onSaved={done} />
    </Modal>
  );
}

function CodesToSave({ account, codes, onSaved }: RecoveryCodesProps) {
  const [saved, setSaved] = useState(false);
  const text = codes.join('\n');
  return (
    <Stack gap="md">
      <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title="They are shown only now">
        <Text size="sm" inherit>
          If single sign-on breaks, an owner gets back into {account.name} with password and one of these codes. Each
          works once. Earlier codes no longer work.
        </Text>
      </Alert>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {codes.map((code) => (
          <li key={code}>
            <Code block ta="center" style={{ whiteSpace: 'pre-wrap' }}>
              {code}
            </Code>
          </li>
        ))}
      </SimpleGrid>
      <Group gap="sm">
        <CopyAction value={text} label="recovery codes" />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() =>
            downloadText(`latchkey-recovery-codes-${account.address}.txt`, `${header(account)}\n\n${text}\n`)
          }
        >
          Download
        </Button>
      </Group>
      <Checkbox label="I have saved them" checked={saved} onChange={(event) => setSaved(event.currentTarget.checked)} />
      <Group justify="flex-end">
        <Button disabled={!saved} onClick={onSaved}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}

const header = (account: Account): string => `Latchkey recovery codes of ${account.name} (each works once)`;
