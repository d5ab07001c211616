/** Audit streams: where audit events are sent while they happen, as signed webhooks. */
import { type Static, Type } from 'typebox';
import { AccountParams, Next, PageQuery, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';

/** `disabled`: by Latchkey, after days of failure, or because the destination said that it is gone. */
const AuditStreamState = Type.Union([Type.Literal('active'), Type.Literal('paused'), Type.Literal('disabled')]);
export type AuditStreamState = Static<typeof AuditStreamState>;

export const AuditStream = Type.Object({
  id: Type.String(),
  description: Type.String(),
  url: Type.String(),
  state: AuditStreamState,
  createdAt: Timestamp,
  /** Events that wait to be sent. */
  waiting: Type.Integer(),
  lastSuccessAt: Type.Union([Timestamp, Type.Null()]),
  failingSince: Type.Union([Timestamp, Type.Null()]),
  lastError: Type.Union([Type.String(), Type.Null()]),
  nextAttemptAt: Type.Union([Timestamp, Type.Null()]),
  /** Until when deliveries carry a signature with the older secret too; `null` for one secret. */
  olderSecretUntil: Type.Union([Timestamp, Type.Null()]),
});
export type AuditStream = Static<typeof AuditStream>;

export const AuditDelivery = Type.Object({
  id: Type.String({ description: 'The `webhook-id`: the same at every attempt.' }),
  /** The action of the event, or `test`. */
  type: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('delivered'), Type.Literal('failed')]),
  attempts: Type.Integer(),
  createdAt: Timestamp,
  lastAttemptAt: Type.Union([Timestamp, Type.Null()]),
  /** Of the last answer. */
  status: Type.Union([Type.Integer(), Type.Null()]),
  /** The beginning of the last answer, or why there was none. */
  excerpt: Type.Union([Type.String(), Type.Null()]),
  milliseconds: Type.Union([Type.Integer(), Type.Null()]),
});
export type AuditDelivery = Static<typeof AuditDelivery>;

const Description = Type.String({ minLength: 1, maxLength: 100 });
const Url = Type.String({ minLength: 1, maxLength: 2000, description: 'https.' });
const StreamParams = Type.Object({ account: Type.String({ maxLength: 64 }), stream: Type.String({ maxLength: 64 }) });
const path = '/api/accounts/:account/audit-streams';
/** `whsec_…`, answered this once. */
const Secret = Type.String({ description: '`whsec_…`. Answered this once, kept sealed.' });

export const listAuditStreams = defineOperation({
  name: 'listAuditStreams',
  summary: 'Where audit events are sent, and how that goes.',
  method: 'GET',
  path,
  access: 'admin',
  params: AccountParams,
  response: Type.Object({ streams: Type.Array(AuditStream) }),
});

export const createAuditStream = defineOperation({
  name: 'createAuditStream',
  summary: 'Sends audit events to an address from now on, signed after the Standard Webhooks specification.',
  method: 'POST',
  path,
  access: 'admin',
  params: AccountParams,
  body: Type.Object({ description: Description, url: Url }),
  response: Type.Object({ stream: AuditStream, secret: Secret }),
  errors: ['TOO_MANY_STREAMS'],
});

export const updateAuditStream = defineOperation({
  name: 'updateAuditStream',
  summary:
    'Changes description or address, pauses, or sends again after a pause or a failure. What waited meanwhile is sent first.',
  method: 'PATCH',
  path: `${path}/:stream`,
  access: 'admin',
  params: StreamParams,
  body: Type.Object({
    description: Type.Optional(Description),
    url: Type.Optional(Url),
    state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('paused')])),
  }),
  response: AuditStream,
});

export const deleteAuditStream = defineOperation({
  name: 'deleteAuditStream',
  summary: 'Ends a stream. What waits is not sent any more.',
  method: 'DELETE',
  path: `${path}/:stream`,
  access: 'admin',
  params: StreamParams,
  response: Nothing,
});

export const rotateAuditStreamSecret = defineOperation({
  name: 'rotateAuditStreamSecret',
  summary: 'Makes a new secret. For 24 hours, deliveries are signed with the older one as well.',
  method: 'POST',
  path: `${path}/:stream/secret`,
  access: 'admin',
  params: StreamParams,
  response: Type.Object({ stream: AuditStream, secret: Secret }),
});

export const testAuditStream = defineOperation({
  name: 'testAuditStream',
  summary: 'Sends a test event now, and says how it went.',
  method: 'POST',
  path: `${path}/:stream/test`,
  access: 'admin',
  params: StreamParams,
  response: AuditDelivery,
  errors: ['TOO_MANY_ATTEMPTS'],
});

export const listAuditDeliveries = defineOperation({
  name: 'listAuditDeliveries',
  summary: 'Deliveries of a stream, the newest first. What has been delivered is remembered for 7 days.',
  method: 'GET',
  path: `${path}/:stream/deliveries`,
  access: 'admin',
  params: StreamParams,
  query: PageQuery,
  response: Type.Object({ deliveries: Type.Array(AuditDelivery), next: Next }),
});

export const redeliverAuditEvent = defineOperation({
  name: 'redeliverAuditEvent',
  summary: 'Sends a delivery again now, under the same id, and says how it went.',
  method: 'POST',
  path: `${path}/:stream/deliveries/:delivery/redeliver`,
  access: 'admin',
  params: Type.Object({
    account: Type.String({ maxLength: 64 }),
    stream: Type.String({ maxLength: 64 }),
    delivery: Type.String({ maxLength: 64 }),
  }),
  response: AuditDelivery,
  errors: ['TOO_MANY_ATTEMPTS'],
});

/** What a receiver does, for Node: the dashboard and the documentation show it, and tests run it. */
export const webhookSample = `import { createHmac, timingSafeEqual } from 'node:crypto';

// Older messages may be repetitions by somebody who has listened.
const tolerance = 5 * 60 * 1000;

// body: the text as it came, before anything parses it.
export function verifyWebhook(secret, headers, body, now = Date.now()) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const age = Math.abs(now - Number(timestamp) * 1000);
  if (!(age <= tolerance)) throw new Error('The time does not fit.');
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  // Several signatures while a secret is being changed: one must fit.
  const given = String(headers['webhook-signature'])
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => Buffer.from(signature.slice(3), 'base64'));
  if (!given.some((one) => one.length === expected.length && timingSafeEqual(one, expected))) {
    throw new Error('The signature does not fit.');
  }
  // The id is the same at every attempt: skip what you have seen.
  return { id, event: JSON.parse(body) };
}
`;
