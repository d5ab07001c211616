/** One message, with its text on demand. */
import { listMails, type Mail, openMail, retryMail } from '@latchkey/contract';
import { Button, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useId } from 'react';
import { useApiMutation } from '../../api/index.ts';
import {
  CopyAction,
  CopyValue,
  exactTime,
  FailureAlert,
  RelativeTime,
  StatusBadge,
  toastFailure,
  toastSuccess,
} from '../../components/index.ts';
import { stateWords } from './mail-words.ts';

interface MailRowProps {
  readonly mail: Mail;
  readonly canSend: boolean;
}

export function MailRow({ mail, canSend }: MailRowProps) {
  const id = useId();
  // Opened by a press only: the account's audit log tells who has read it.
  const opening = useApiMutation(openMail);
  const text = opening.data?.text;
  const { tone, word } = stateWords[mail.state];
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <div>
            <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
              {mail.subject}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              to {mail.to}
            </Text>
          </div>
        </Table.Td>
        <Table.Td data-label="State">
          <Stack gap={2} align="flex-start">
            <StatusBadge tone={tone}>{word}</StatusBadge>
            <Outcome mail={mail} />
          </Stack>
        </Table.Td>
        <Table.Td data-label="Account">{mail.account ?? '–'}</Table.Td>
        <Table.Td data-label="Written">
          <RelativeTime at={mail.createdAt} />
        </Table.Td>
        <Table.Td ta="right">
          <Group gap={4} justify="flex-end">
            {mail.hasText && canSend && <SendNow mail={mail} />}
            {mail.hasText && (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={opening.isPending}
                aria-expanded={text !== undefined}
                aria-controls={id}
                aria-label={`${text === undefined ? 'Open' : 'Close'} the message to ${mail.to}`}
                onClick={() => (text === undefined ? opening.mutate({ params: { mail: mail.id } }) : opening.reset())}
              >
                {text === undefined ? 'Open' : 'Close'}
              </Button>
            )}
          </Group>
        </Table.Td>
      </Table.Tr>
      {(text !== undefined || opening.error !== null) && (
        <Table.Tr id={id}>
          <Table.Td colSpan={5}>
            <FailureAlert failure={opening.error} />
            {text !== undefined && <MailText text={text} />}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function Outcome({ mail }: { readonly mail: Mail }) {
  const { error, attempts, nextAttemptAt, finishedAt, state } = mail;
  return (
    <>
      {state === 'sent' && finishedAt !== null && (
        <Text size="xs" c="dimmed" title={exactTime(finishedAt)}>
          <RelativeTime at={finishedAt} />
        </Text>
      )}
      {error !== null && (
        <Text size="xs" c="dimmed" maw={320} style={{ overflowWrap: 'anywhere' }}>
          {error}
        </Text>
      )}
      {nextAttemptAt !== null && attempts > 0 && (
        <Text size="xs" c="dimmed">
          {attempts === 1 ? '1 attempt' : `${attempts} attempts`}, next <RelativeTime at={nextAttemptAt} />
        </Text>
      )}
    </>
  );
}

function SendNow({ mail }: { readonly mail: Mail }) {
  const retry = useApiMutation(retryMail, { invalidates: [listMails] });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={retry.isPending}
      aria-label={`Send the message to ${mail.to} now`}
      onClick={() =>
        retry.mutate(
          { params: { mail: mail.id } },
          {
            onSuccess: () => toastSuccess(`The message to ${mail.to} is on its way.`),
            onError: (error) => toastFailure(error, 'The message was not sent'),
          },
        )
      }
    >
      Send now
    </Button>
  );
}

/** A line that is one address. */
const link = /^https?:\/\/\S+$/m;

function MailText({ text }: { readonly text: string }) {
  const [url] = link.exec(text) ?? [];
  return (
    <Stack gap="sm">
      {url !== undefined && <CopyValue label="Link" hint="as secret as a password" value={url} />}
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} aria-label="Text of the message">
        {text}
      </Code>
      <div>
        <CopyAction value={text} label="the text" />
      </div>
    </Stack>
  );
}
