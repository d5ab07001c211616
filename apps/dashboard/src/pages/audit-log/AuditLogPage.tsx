/** Who did what to what, when, from where. */
import { type AuditEvent, listAuditEvents } from '@latchkey/contract';
import { Button, Center, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApiPages } from '../../api/index.ts';
import { AdminsOnly, ButtonLink, EmptyState, FailureAlert, PageHeader, SkeletonTable } from '../../components/index.ts';
import { useAccount } from '../../session/index.ts';
import { AuditEventRow } from './AuditEventRow.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { type AuditSearch, isFiltered, queryOf } from './audit-filter.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { StreamTrouble } from './streaming/StreamTrouble.tsx';

export function AuditLogPage() {
  const account = useAccount();
  const filter = useSearch({ from: '/shell/audit-log' });
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every change and every sign-in, newest first. Events cannot be changed or removed by hand."
        action={
          account.isAdmin && (
            <Group gap="xs">
              <ButtonLink to="/audit-log/streaming" variant="default">
                Streaming
              </ButtonLink>
              <ExportMenu filter={filter} />
            </Group>
          )
        }
      />
      <AdminsOnly>
        <AuditLog filter={filter} />
      </AdminsOnly>
    </>
  );
}

function AuditLog({ filter }: { readonly filter: AuditSearch }) {
  const account = useAccount();
  const navigate = useNavigate();
  const log = useApiPages(listAuditEvents, { params: { account: account.id }, query: queryOf(filter) });
  const events = log.data?.pages.flatMap((page) => page.events);
  const keptDays = log.data?.pages[0]?.keptDays;
  return (
    <Stack gap="md">
      <StreamTrouble />
      <AuditFilters filter={filter} onChange={(search) => void navigate({ to: '/audit-log', search, replace: true })} />
      <FailureAlert
        failure={log.error}
        title="The events could not be loaded"
        onRetry={() => void (events === undefined ? log.refetch() : log.fetchNextPage())}
      />
      {events === undefined ? (
        log.isPending && <SkeletonTable rows={8} />
      ) : (
        <Events events={events} filtered={isFiltered(filter)} />
      )}
      {log.hasNextPage && (
        <Center>
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Load more
          </Button>
        </Center>
      )}
      {keptDays !== undefined && (
        <Text size="sm" c="dimmed">
          Events are kept for {keptDays} days. Export what you need for longer.
        </Text>
      )}
    </Stack>
  );
}

function Events({ events, filtered }: { readonly events: readonly AuditEvent[]; readonly filtered: boolean }) {
  if (events.length === 0) {
    return (
      <EmptyState icon={IconHistory} title={filtered ? 'No such event' : 'Nothing has happened yet'}>
        {filtered
          ? 'No event that is kept fits the filters. Clear them to see the others.'
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
