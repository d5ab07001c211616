/** The last deliveries to a destination: what the receiver answered, and again. */
import {
  type AuditDelivery,
  type AuditStream,
  listAuditDeliveries,
  listAuditStreams,
  redeliverAuditEvent,
} from '@latchkey/contract';
import { Button, Center, Stack, Table, Text } from '@mantine/core';
import { useApiMutation, useApiPages } from '../../../api/index.ts';
import {
  FailureAlert,
  RelativeTime,
  SkeletonTable,
  StatusBadge,
  type Tone,
  toastFailure,
  toastSuccess,
} from '../../../components/index.ts';
import { useAccount } from '../../../session/index.ts';
import { actionName } from '../describe-event.ts';

const states: Readonly<Record<AuditDelivery['state'], { readonly tone: Tone; readonly word: string }>> = {
  waiting: { tone: 'waiting', word: 'Waiting' },
  delivered: { tone: 'good', word: 'Delivered' },
  failed: { tone: 'bad', word: 'Failed' },
};

export function DeliveryTable({ stream }: { readonly stream: AuditStream }) {
  const account = useAccount();
  const list = useApiPages(
    listAuditDeliveries,
    { params: { account: account.id, stream: stream.id } },
    { refreshEvery: 5000 },
  );
  const deliveries = list.data?.pages.flatMap((page) => page.deliveries);
  if (list.error !== null && deliveries === undefined) {
    return <FailureAlert failure={list.error} onRetry={() => void list.refetch()} />;
  }
  if (deliveries === undefined) return <SkeletonTable rows={3} />;
  if (deliveries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing has been sent yet. What has been delivered is shown for 7 days.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <Table className="stacked-table" aria-label={`Deliveries to ${stream.description}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Event</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Answer</Table.Th>
            <Table.Th>When</Table.Th>
            <Table.Th ta="right">Actions</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {deliveries.map((delivery) => (
            <Row key={delivery.id} stream={stream} delivery={delivery} />
          ))}
        </Table.Tbody>
      </Table>
      {list.hasNextPage && (
        <Center>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Load more
          </Button>
        </Center>
      )}
    </Stack>
  );
}

interface RowProps {
  readonly stream: AuditStream;
  readonly delivery: AuditDelivery;
}

function Row({ stream, delivery }: RowProps) {
  const { type, state, attempts, status, excerpt, milliseconds, lastAttemptAt, createdAt } = delivery;
  const { tone, word } = states[state];
  const name = type === 'test' ? 'Test event' : actionName(type);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{name}</Text>
      </Table.Td>
      <Table.Td data-label="State">
        <StatusBadge tone={tone}>{word}</StatusBadge>
      </Table.Td>
      <Table.Td data-label="Answer">
        <Text size="xs" c="dimmed" maw={280} style={{ overflowWrap: 'anywhere' }}>
          {attempts === 0 ? '–' : [status, excerpt].filter((part) => part !== null && part !== '').join(' ')}
          {attempts > 0 && ` (${milliseconds} ms${attempts > 1 ? `, attempt ${attempts}` : ''})`}
        </Text>
      </Table.Td>
      <Table.Td data-label="When">
        <RelativeTime at={lastAttemptAt ?? createdAt} />
      </Table.Td>
      <Table.Td ta="right">
        <Again stream={stream} delivery={delivery} name={name} />
      </Table.Td>
    </Table.Tr>
  );
}

function Again({ stream, delivery, name }: RowProps & { readonly name: string }) {
  const account = useAccount();
  const again = useApiMutation(redeliverAuditEvent, { invalidates: [listAuditDeliveries, listAuditStreams] });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={again.isPending}
      aria-label={`Send again: ${name}`}
      onClick={() =>
        again.mutate(
          { params: { account: account.id, stream: stream.id, delivery: delivery.id } },
          {
            onSuccess: ({ state, status, excerpt }) =>
              state === 'delivered' && status !== null && status < 300
                ? toastSuccess(`It has arrived: ${status}.`)
                : toastFailure(new Error(excerpt ?? ''), 'It did not arrive'),
            onError: (error) => toastFailure(error, 'It was not sent'),
          },
        )
      }
    >
      Send again
    </Button>
  );
}
