/** Writes audit events; in the transaction of the change itself, so that neither is there without the other. */
import { queueDeliveries } from '../audit-streams/index.ts';
import type { AuditEventRow, Db, Platform } from '../platform/index.ts';
import type { NewAuditEvent } from './audit-event.ts';
import { accountIdsOfUser, fromRow, insertAuditEvents } from './audit-event-store.ts';

type Source = Pick<Platform, 'clock' | 'ids'>;

const row = ({ clock, ids }: Source, event: NewAuditEvent) => ({
  account_id: event.accountId,
  // Several events are often written in one millisecond: their ids keep the order.
  id: ids.orderedId('evt'),
  at: clock.now(),
  action: event.action,
  actor_user_id: event.actor.userId,
  actor_name: event.actor.name,
  target_type: event.target.type,
  target_id: event.target.id,
  target_name: event.target.name,
  ip_address: event.actor.ipAddress,
  details: JSON.stringify(event.details ?? {}),
});

/** With what is to be sent of them, in the same transaction: never lost, and never sent for a change that was rolled back. */
async function write(db: Db, rows: readonly AuditEventRow[]): Promise<void> {
  await insertAuditEvents(db, rows);
  for (const event of rows) await queueDeliveries(db, fromRow(event), event.account_id);
}

export async function recordAuditEvent(db: Db, platform: Source, event: NewAuditEvent): Promise<void> {
  await write(db, [row(platform, event)]);
}

/** The same event in each of these accounts, e.g. a session that opens several. */
export async function recordInAccounts(
  db: Db,
  platform: Source,
  accountIds: readonly string[],
  event: Omit<NewAuditEvent, 'accountId'>,
): Promise<void> {
  await write(
    db,
    accountIds.map((accountId) => row(platform, { ...event, accountId })),
  );
}

/** An event about a person, e.g. a changed password: each account that the person belongs to sees it. */
export async function recordUserEvent(
  db: Db,
  platform: Source,
  userId: string,
  event: Omit<NewAuditEvent, 'accountId'>,
): Promise<void> {
  await recordInAccounts(db, platform, await accountIdsOfUser(db, userId), event);
}
