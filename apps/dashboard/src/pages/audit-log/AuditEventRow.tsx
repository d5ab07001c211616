/** One event, with its details on demand. */
import type { AuditEvent } from '@latchkey/contract';
import { Button, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { CopyAction, exactTime, RelativeTime } from '../../components/index.ts';
import { describeEvent, detailName } from './describe-event.ts';

export function AuditEventRow({ event }: { readonly event: AuditEvent }) {
  const [opened, details] = useDisclosure(false);
  const id = useId();
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            <b>{event.actor.name}</b> {describeEvent(event)}
          </Text>
        </Table.Td>
        <Table.Td data-label="When">
          <RelativeTime at={event.at} />
        </Table.Td>
        <Table.Td data-label="From">{event.ipAddress ?? 'the system'}</Table.Td>
        <Table.Td ta="right">
          <Button size="compact-sm" variant="subtle" onClick={details.toggle} aria-expanded={opened} aria-controls={id}>
            {opened ? 'Hide' : 'Details'}
          </Button>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr id={id}>
          <Table.Td colSpan={4}>
            <EventDetails event={event} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function EventDetails({ event }: { readonly event: AuditEvent }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Action', event.action],
    ['Time', exactTime(event.at)],
    ['Done to', `${event.target.name} (${event.target.type} ${event.target.id})`],
    ...Object.entries(event.details).map(([key, value]) => [detailName(key), String(value ?? 'none')] as const),
  ];
  return (
    <Stack gap="xs" align="flex-start">
      <dl style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 16px', margin: 0 }}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
      </dl>
      <CopyAction label={`event ${event.id}`} value={JSON.stringify(event, null, 2)} />
    </Stack>
  );
}
