/** Messages that the server sends to people, as operators of the instance see them. */
import { type Static, Type } from 'typebox';
import { Next, PageQuery, Timestamp } from './common.ts';
import { defineOperation } from './operation.ts';

/** What a message is about. */
export const mailKinds = [
  'invitation',
  'password_reset',
  'password_changed',
  'access_request',
  'access_granted',
  'certificate_expiry',
  'metadata_change',
  'enforcement',
  'recovery_code_used',
  'domain',
  'setup_link',
  'webhook_disabled',
  'test',
] as const;
export type MailKind = (typeof mailKinds)[number];

const MailState = Type.Union(
  [Type.Literal('queued'), Type.Literal('sent'), Type.Literal('failed'), Type.Literal('outbox')],
  { description: '`outbox`: kept, for there was no mail server.' },
);
export type MailState = Static<typeof MailState>;

export const Mail = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  /** The account that it speaks of. */
  account: Type.Union([Type.String({ description: 'A name.' }), Type.Null()]),
  state: MailState,
  attempts: Type.Integer(),
  error: Type.Union([Type.String(), Type.Null()], { description: 'Why the last attempt failed.' }),
  createdAt: Timestamp,
  nextAttemptAt: Type.Union([Timestamp, Type.Null()]),
  finishedAt: Type.Union([Timestamp, Type.Null()]),
  hasText: Type.Boolean({ description: 'False when it has been delivered: the text is gone then.' }),
});
export type Mail = Static<typeof Mail>;

export const listMails = defineOperation({
  name: 'listMails',
  summary: 'Messages of the last 30 days, newest first, and the mail server.',
  method: 'GET',
  path: '/api/operator/mails',
  access: 'operator',
  query: Type.Intersect([
    PageQuery,
    Type.Object({
      state: Type.Optional(MailState),
      search: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the recipient or of the subject.' })),
    }),
  ]),
  response: Type.Object({
    mails: Type.Array(Mail),
    next: Next,
    server: Type.Union(
      [
        Type.Object({
          host: Type.String(),
          port: Type.Integer(),
          tls: Type.Union([Type.Literal('implicit'), Type.Literal('starttls'), Type.Literal('none')]),
          from: Type.String(),
        }),
        Type.Null(),
      ],
      { description: '`null` when there is none.' },
    ),
  }),
});

const MailParams = Type.Object({ mail: Type.String({ maxLength: 64 }) });

export const openMail = defineOperation({
  name: 'openMail',
  summary:
    'The text of a message that has not been delivered. It may hold a link with a token: the account’s audit log tells.',
  method: 'POST',
  path: '/api/operator/mails/:mail/open',
  access: 'operator',
  params: MailParams,
  response: Type.Object({ text: Type.String() }),
  errors: ['NOT_FOUND', 'MAIL_TEXT_GONE'],
});

export const retryMail = defineOperation({
  name: 'retryMail',
  summary: 'Sends a message that waits, has failed, or is kept in the outbox, as soon as possible.',
  method: 'POST',
  path: '/api/operator/mails/:mail/retry',
  access: 'operator',
  params: MailParams,
  response: Mail,
  errors: ['NOT_FOUND', 'MAIL_TEXT_GONE', 'NO_MAIL_SERVER'],
});

export const sendTestMail = defineOperation({
  name: 'sendTestMail',
  summary: 'Writes a message to the caller, to see whether mail arrives.',
  method: 'POST',
  path: '/api/operator/test-mail',
  access: 'operator',
  response: Mail,
  errors: ['TOO_MANY_ATTEMPTS'],
});
