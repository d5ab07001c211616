/** Sends one thing now, and says how it went: a test event, or a delivery again. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, minutes, type Platform } from '../platform/index.ts';
import { countAttempt, type Limit } from '../throttles/index.ts';
import { findDelivery, insertDelivery, noteAttempt, type StoredDelivery } from './audit-delivery-store.ts';
import type { Stream } from './audit-stream.ts';
import { findStream } from './audit-stream-store.ts';
import { payload } from './queue-deliveries.ts';
import { sendDelivery } from './send-delivery.ts';

/** Requests to other servers that people of one account cause by hand. */
const perAccount: Limit = { name: 'audit-stream:now', attempts: 60, windowMilliseconds: minutes(60) };

/** Throws NOT_FOUND or TOO_MANY_ATTEMPTS. */
export async function sendTestEvent(
  platform: Platform,
  accountId: string,
  actor: Actor,
  streamId: string,
): Promise<StoredDelivery> {
  const { clock, db, ids } = platform;
  const stream = found(await findStream(db, accountId, streamId));
  await countAttempt(platform, { limit: perAccount, subject: accountId });
  const id = ids.orderedId('test');
  const createdAt = clock.now();
  const body = payload('test', createdAt, { accountId, message: 'This is a test event. Nothing has happened.' });
  await recordAuditEvent(db, platform, {
    accountId,
    action: 'audit_stream.tested',
    actor,
    target: targetOf(stream),
  });
  const { ok, at, status, excerpt, milliseconds } = await sendDelivery(platform, stream, { id, body });
  await insertDelivery(db, {
    account_id: accountId,
    stream_id: streamId,
    id,
    type: 'test',
    body,
    state: ok ? 'delivered' : 'failed',
    attempts: 1,
    created_at: createdAt,
    last_attempt_at: at,
    status,
    excerpt,
    milliseconds,
  });
  return found(await findDelivery(db, streamId, id));
}

/** Under the same id, so that the receiver can tell. Throws NOT_FOUND or TOO_MANY_ATTEMPTS. */
export async function redeliver(
  platform: Platform,
  accountId: string,
  actor: Actor,
  streamId: string,
  deliveryId: string,
): Promise<StoredDelivery> {
  const { db } = platform;
  const stream = found(await findStream(db, accountId, streamId));
  const delivery = found(await findDelivery(db, streamId, deliveryId));
  await countAttempt(platform, { limit: perAccount, subject: accountId });
  await recordAuditEvent(db, platform, {
    accountId,
    action: 'audit_stream.redelivered',
    actor,
    target: targetOf(stream),
    details: { delivery: deliveryId },
  });
  const outcome = await sendDelivery(platform, stream, delivery);
  // What has arrived once stays delivered, whatever comes of a repetition.
  await noteAttempt(db, streamId, deliveryId, { ...outcome, state: outcome.ok ? 'delivered' : delivery.state });
  return found(await findDelivery(db, streamId, deliveryId));
}

const targetOf = ({ id, description }: Stream) => ({ type: 'audit_stream', id, name: description });
