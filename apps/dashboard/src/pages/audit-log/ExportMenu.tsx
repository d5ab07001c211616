/** The events that the filters find, as a file. */
import { exportAuditLog, listAuditEvents } from '@latchkey/contract';
import { Button, Menu } from '@mantine/core';
import { IconBraces, IconDownload, IconTable } from '@tabler/icons-react';
import { keyOf, queryClient, requestPath } from '../../api/index.ts';
import { useAccount } from '../../session/index.ts';
import { type AuditSearch, queryOf } from './audit-filter.ts';

export function ExportMenu({ filter }: { readonly filter: AuditSearch }) {
  const account = useAccount();
  const address = (format: 'csv' | 'jsonl') =>
    requestPath(exportAuditLog.path, { account: account.id }, { ...queryOf(filter), format });
  // The browser saves the file by itself; the export is an event of its own.
  const afterwards = () =>
    setTimeout(() => void queryClient.invalidateQueries({ queryKey: keyOf(listAuditEvents) }), 1500);
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The events that the filters find</Menu.Label>
        <Menu.Item
          component="a"
          href={address('csv')}
          download
          onClick={afterwards}
          leftSection={<IconTable size={16} aria-hidden />}
        >
          CSV, for a spreadsheet
        </Menu.Item>
        <Menu.Item
          component="a"
          href={address('jsonl')}
          download
          onClick={afterwards}
          leftSection={<IconBraces size={16} aria-hidden />}
        >
          JSON Lines, for a program
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
