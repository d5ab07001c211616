/** One destination: its state, what can be done with it, and its last deliveries. */
import {
  type AuditStream,
  listAuditDeliveries,
  listAuditStreams,
  testAuditStream,
  updateAuditStream,
} from '@latchkey/contract';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useApiMutation } from '../../../api/index.ts';
import {
  RelativeTime,
  Section,
  StatusBadge,
  type Tone,
  toastFailure,
  toastSuccess,
} from '../../../components/index.ts';
import { useAccount } from '../../../session/index.ts';
import { DeliveryTable } from './DeliveryTable.tsx';
import { StreamMenu } from './StreamMenu.tsx';

export function StreamSection({ stream }: { readonly stream: AuditStream }) {
  const { tone, word } = situation(stream);
  const [opened, deliveries] = useDisclosure(false);
  return (
    <Section title={stream.description} action={<StatusBadge tone={tone}>{word}</StatusBadge>}>
      <Stack gap="sm">
        <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {stream.url}
        </Text>
        <Progress stream={stream} />
        <Trouble stream={stream} />
        {stream.olderSecretUntil !== null && (
          <Text size="sm" c="dimmed">
            Deliveries are signed with the older secret too; that ends <RelativeTime at={stream.olderSecretUntil} />.
          </Text>
        )}
        <Group gap="xs">
          <TestButton stream={stream} onTested={deliveries.open} />
          <TurnButton stream={stream} />
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={deliveries.toggle}
            aria-expanded={opened}
            aria-label={`${opened ? 'Hide deliveries' : 'Deliveries'} to ${stream.description}`}
          >
            {opened ? 'Hide deliveries' : 'Deliveries'}
          </Button>
          <StreamMenu stream={stream} />
        </Group>
        {opened && <DeliveryTable stream={stream} />}
      </Stack>
    </Section>
  );
}

function situation({ state, failingSince }: AuditStream): { readonly tone: Tone; readonly word: string } {
  if (state === 'disabled') return { tone: 'bad', word: 'Disabled' };
  if (state === 'paused') return { tone: 'off', word: 'Paused' };
  return failingSince === null ? { tone: 'good', word: 'Active' } : { tone: 'attention', word: 'Failing' };
}

function Progress({ stream }: { readonly stream: AuditStream }) {
  const { waiting, lastSuccessAt } = stream;
  return (
    <Text size="sm" c="dimmed">
      {lastSuccessAt === null ? (
        'Nothing has arrived yet'
      ) : (
        <>
          Last arrival <RelativeTime at={lastSuccessAt} />
        </>
      )}
      {waiting > 0 && `, ${waiting} ${waiting === 1 ? 'event waits' : 'events wait'}`}.
    </Text>
  );
}

function Trouble({ stream }: { readonly stream: AuditStream }) {
  const { state, failingSince, lastError, nextAttemptAt } = stream;
  if (state === 'paused' || failingSince === null) return null;
  return (
    <Alert
      color={state === 'disabled' ? 'red' : 'yellow'}
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={state === 'disabled' ? 'Latchkey has stopped trying' : 'Events do not arrive'}
    >
      It has failed since <RelativeTime at={failingSince} />
      {lastError !== null && <>: {lastError}</>}{' '}
      {state === 'disabled'
        ? 'Mend the destination, send a test event, then resume it. What has happened meanwhile is sent then.'
        : nextAttemptAt !== null && (
            <>
              Next attempt <RelativeTime at={nextAttemptAt} />.
            </>
          )}
    </Alert>
  );
}

interface TestButtonProps {
  readonly stream: AuditStream;
  readonly onTested: () => void;
}

function TestButton({ stream, onTested }: TestButtonProps) {
  const account = useAccount();
  const test = useApiMutation(testAuditStream, { invalidates: [listAuditStreams, listAuditDeliveries] });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={test.isPending}
      aria-label={`Send test event to ${stream.description}`}
      onClick={() =>
        test.mutate(
          { params: { account: account.id, stream: stream.id } },
          {
            onSuccess: ({ state, status, excerpt }) => {
              onTested();
              if (state === 'delivered') toastSuccess(`The test event has arrived: ${status}.`);
              else toastFailure(new Error(excerpt ?? ''), 'The test event did not arrive');
            },
            onError: (error) => toastFailure(error, 'No test event was sent'),
          },
        )
      }
    >
      Send test event
    </Button>
  );
}

function TurnButton({ stream }: { readonly stream: AuditStream }) {
  const account = useAccount();
  const active = stream.state === 'active';
  const turn = useApiMutation(updateAuditStream, { invalidates: [listAuditStreams] });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={turn.isPending}
      aria-label={`${active ? 'Pause' : 'Resume'} ${stream.description}`}
      onClick={() =>
        turn.mutate(
          { params: { account: account.id, stream: stream.id }, body: { state: active ? 'paused' : 'active' } },
          { onError: (error) => toastFailure(error, 'Nothing was changed') },
        )
      }
    >
      {active ? 'Pause' : 'Resume'}
    </Button>
  );
}
