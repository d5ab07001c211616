/** Who did what to what, when, from where. */
import { type AuditEvent, auditActions, listAuditEvents } from '@latchkey/contract';
import { Button, Center, Paper, Select, Stack, Table } from '@mantine/core';
import { IconFilter, IconHistory } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApiPages } from '../../api/index.ts';
import { AdminsOnly, EmptyState, FailureAlert, PageHeader, SkeletonTable } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { AuditEventRow } from './AuditEventRow.tsx';
import { actionName } from './describe-event.ts';

export function AuditLogPage() {
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every change and every sign-in, newest first. Events cannot be changed or removed by hand."
      />
      <AdminsOnly>
        <AuditLog />
      </AdminsOnly>
    </>
  );
}

function AuditLog() {
  const account = useAccount();
  const { action } = useSearch({ from: '/shell/audit-log' });
  const navigate = useNavigate();
  const log = useApiPages(listAuditEvents, {
    params: { account: account.id },
    query: action === undefined ? {} : { action },
  });
  const events = log.data?.pages.flatMap((page) => page.events);
  return (
    <Stack gap="md">
      <Select
        aria-label="Filter by action"
        placeholder="All actions"
        clearable
        searchable
        nothingFoundMessage="No action is called that."
        leftSection={<IconFilter size={16} aria-hidden />}
        data={auditActions.map((value) => ({ value, label: actionName(value) }))}
        value={action ?? null}
        onChange={(value) =>
          void navigate({ to: '/audit-log', search: value === null ? {} : { action: value }, replace: true })
        }
        w={{ base: '100%', sm: 340 }}
      />
      <FailureAlert
        failure={log.error}
        title="The events could not be loaded"
        onRetry={() => void (events === undefined ? log.refetch() : log.fetchNextPage())}
      />
      {events === undefined ? (
        log.isPending && <SkeletonTable rows={8} />
      ) : (
        <Events events={events} filtered={action !== undefined} />
      )}
      {log.hasNextPage && (
        <Center>
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Load more
          </Button>
        </Center>
      )}
    </Stack>
  );
}

function Events({ events, filtered }: { readonly events: readonly AuditEvent[]; readonly filtered: boolean }) {
  if (events.length === 0) {
    return (
      <EmptyState icon={IconHistory} title={filtered ? 'This has not happened yet' : 'Nothing has happened yet'}>
        {filtered
          ? 'No event of this kind is kept. Clear the filter to see the others.'
          : 'Sign-ins, role changes, invitations and every change to single sign-on appear here.'}
      </EmptyState>
    );
  }
  return (
    <Paper withBorder>
      <Table className="stacked-table" aria-label="Audit events">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th>When</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th ta="right">Details</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.map((event) => (
            <AuditEventRow key={event.id} event={event} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
