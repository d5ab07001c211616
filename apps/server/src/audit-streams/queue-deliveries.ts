/** What is to be sent of an event, written in the transaction of the change itself. */
import type { AuditEvent } from '@latchkey/contract';
import type { Db } from '../platform/index.ts';
import { insertDeliveries } from './audit-delivery-store.ts';

/** The form of the Standard Webhooks specification. */
export const payload = (type: string, at: number, data: object): string =>
  JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });

export async function queueDeliveries(db: Db, event: AuditEvent, accountId: string): Promise<void> {
  const { at, ...rest } = event;
  const data = { ...rest, accountId, at: new Date(at).toISOString() };
  await insertDeliveries(db, accountId, {
    id: event.id,
    type: event.action,
    body: payload(event.action, at, data),
    createdAt: at,
  });
}
