/** For operators: which messages were written, what became of them, and the text of those that were not delivered. */
import { listMails, type Mail, type ResponseOf, sendTestMail } from '@latchkey/contract';
import { Alert, Button, Center, Group, Paper, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconFilter, IconInfoCircle, IconMailbox, IconSearch, IconSend } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApiMutation, useApiPages } from '../../api/index.ts';
import {
  EmptyState,
  FailureAlert,
  PageHeader,
  SkeletonTable,
  toastFailure,
  toastSuccess,
  useTypedSearch,
} from '../../components/index.ts';
import { useSession } from '../../session/index.ts';
import { MailRow } from './MailRow.tsx';
import { isMailState, mailStates, stateWords } from './mail-words.ts';

export function OutboxPage() {
  const { operator } = useSession();
  return (
    <>
      <PageHeader
        title="Outbox"
        description="Messages of this Latchkey to people, of all accounts, for 30 days. Only operators see them."
        action={operator && <TestButton />}
      />
      {operator ? (
        <Outbox />
      ) : (
        <EmptyState icon={IconMailbox} title="For operators only">
          Operators look after this Latchkey. It takes a session made with their password; one made by single sign-on
          does not count.
        </EmptyState>
      )}
    </>
  );
}

function TestButton() {
  const test = useApiMutation(sendTestMail, { invalidates: [listMails] });
  return (
    <Button
      variant="default"
      leftSection={<IconSend size={16} aria-hidden />}
      loading={test.isPending}
      onClick={() =>
        test.mutate(
          {},
          {
            onSuccess: ({ to }) => toastSuccess(`A test message to ${to} is written.`),
            onError: (error) => toastFailure(error, 'No test message was written'),
          },
        )
      }
    >
      Send test message
    </Button>
  );
}

function Outbox() {
  const { state, search } = useSearch({ from: '/shell/operator/outbox' });
  const known = isMailState(state) ? state : undefined;
  const mails = useApiPages(
    listMails,
    { query: { ...(known !== undefined && { state: known }), ...(search !== undefined && { search }) } },
    { refreshEvery: 5000 },
  );
  const [first] = mails.data?.pages ?? [];
  const found = mails.data?.pages.flatMap((page) => page.mails);
  return (
    <Stack gap="md">
      {first !== undefined && <Server server={first.server} />}
      <Filters state={known} search={search} />
      <FailureAlert
        failure={mails.error}
        title="The messages could not be loaded"
        onRetry={() => void (found === undefined ? mails.refetch() : mails.fetchNextPage())}
      />
      {found === undefined ? (
        mails.isPending && <SkeletonTable rows={6} />
      ) : (
        <Mails mails={found} filtered={known !== undefined || search !== undefined} canSend={first?.server !== null} />
      )}
      {mails.hasNextPage && (
        <Center>
          <Button variant="default" loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>
            Load more
          </Button>
        </Center>
      )}
    </Stack>
  );
}

const connections = { implicit: 'over TLS', starttls: 'over TLS (STARTTLS)', none: 'in clear' } as const;

function Server({ server }: { readonly server: ResponseOf<typeof listMails>['server'] }) {
  if (server === null) {
    return (
      <Alert color="yellow" variant="light" icon={<IconInfoCircle aria-hidden />} title="There is no mail server">
        Nothing is sent: messages are kept here. Open one, copy its link, and give it to the person yourself. To send
        mail, set <code>LATCHKEY_SMTP_URL</code> and <code>LATCHKEY_MAIL_FROM</code> and start Latchkey again.
      </Alert>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      Sent as <b>{server.from}</b> through{' '}
      <b>
        {server.host}:{server.port}
      </b>
      , {connections[server.tls]}.
    </Text>
  );
}

interface FiltersProps {
  readonly state: Mail['state'] | undefined;
  readonly search: string | undefined;
}

function Filters({ state, search }: FiltersProps) {
  const navigate = useNavigate();
  const show = (next: FiltersProps): void =>
    void navigate({
      to: '/operator/outbox',
      search: {
        ...(next.state !== undefined && { state: next.state }),
        ...(next.search !== undefined && { search: next.search }),
      },
      replace: true,
    });
  const typed = useTypedSearch(search, (value) => show({ state, search: value }));
  return (
    <Group gap="sm">
      <Select
        aria-label="Filter by state"
        placeholder="All states"
        clearable
        leftSection={<IconFilter size={16} aria-hidden />}
        data={mailStates.map((value) => ({ value, label: stateWords[value].word }))}
        value={state ?? null}
        onChange={(value) => show({ state: isMailState(value) ? value : undefined, search })}
        w={{ base: '100%', sm: 200 }}
      />
      <TextInput
        aria-label="Search recipient or subject"
        placeholder="Recipient or subject"
        type="search"
        leftSection={<IconSearch size={16} aria-hidden />}
        {...typed}
        w={{ base: '100%', sm: 300 }}
      />
    </Group>
  );
}

interface MailsProps {
  readonly mails: readonly Mail[];
  readonly filtered: boolean;
  readonly canSend: boolean;
}

function Mails({ mails, filtered, canSend }: MailsProps) {
  if (mails.length === 0) {
    return (
      <EmptyState icon={IconMailbox} title={filtered ? 'None like that' : 'No messages yet'}>
        {filtered
          ? 'No message of the last 30 days fits the filters.'
          : 'Invitations, alarms and other messages to people appear here, with what became of them.'}
      </EmptyState>
    );
  }
  return (
    <Paper withBorder>
      <Table className="stacked-table" aria-label="Messages">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Message</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Account</Table.Th>
            <Table.Th>Written</Table.Th>
            <Table.Th ta="right">Actions</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mails.map((mail) => (
            <MailRow key={mail.id} mail={mail} canSend={canSend} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
