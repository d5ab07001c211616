/** Rows of deliveries. */
import type { AuditDelivery } from '@latchkey/contract';
import { sql } from 'kysely';
import type { AuditDeliveryRow, Db } from '../platform/index.ts';

export interface NewDelivery {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly createdAt: number;
}

/** One delivery for each stream of the account, whatever its state: what waits is sent when it goes on. */
export async function insertDeliveries(db: Db, accountId: string, { id, type, body, createdAt }: NewDelivery) {
  await sql`insert into audit_deliveries (account_id, stream_id, id, type, body, state, attempts, created_at)
    select account_id, id, cast(${id} as text), cast(${type} as text), cast(${body} as text), 'waiting', 0,
      cast(${createdAt} as bigint)
    from audit_streams where account_id = ${accountId}`.execute(db);
}

export async function insertDelivery(db: Db, row: AuditDeliveryRow): Promise<void> {
  await db.insertInto('audit_deliveries').values(row).execute();
}

export interface StoredDelivery extends AuditDelivery {
  readonly body: string;
}

/** What is to be sent next, in order. */
export async function selectWaiting(db: Db, streamId: string, limit: number): Promise<StoredDelivery[]> {
  const rows = await db
    .selectFrom('audit_deliveries')
    .selectAll()
    .where('stream_id', '=', streamId)
    .where('state', '=', 'waiting')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

export async function findDelivery(db: Db, streamId: string, id: string): Promise<StoredDelivery | null> {
  const row = await db
    .selectFrom('audit_deliveries')
    .selectAll()
    .where('stream_id', '=', streamId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export interface DeliveryCursor {
  readonly at: number;
  readonly id: string;
}

/** The newest first. */
export async function selectDeliveries(
  db: Db,
  streamId: string,
  before: DeliveryCursor | null,
  limit: number,
): Promise<StoredDelivery[]> {
  let query = db.selectFrom('audit_deliveries').selectAll().where('stream_id', '=', streamId);
  if (before !== null) {
    query = query.where((where) =>
      where.or([
        where('created_at', '<', before.at),
        where.and([where('created_at', '=', before.at), where('id', '<', before.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

export interface Attempt {
  readonly state: AuditDelivery['state'];
  readonly at: number;
  readonly status: number | null;
  readonly excerpt: string;
  readonly milliseconds: number;
}

export async function noteAttempt(db: Db, streamId: string, id: string, attempt: Attempt): Promise<void> {
  await db
    .updateTable('audit_deliveries')
    .set((update) => ({
      state: attempt.state,
      attempts: update('attempts', '+', 1),
      last_attempt_at: attempt.at,
      status: attempt.status,
      excerpt: attempt.excerpt,
      milliseconds: attempt.milliseconds,
    }))
    .where('stream_id', '=', streamId)
    .where('id', '=', id)
    .execute();
}

const fromRow = (row: AuditDeliveryRow): StoredDelivery => ({
  id: row.id,
  type: row.type,
  // Written from values of this type only.
  state: row.state as AuditDelivery['state'],
  attempts: row.attempts,
  createdAt: row.created_at,
  lastAttemptAt: row.last_attempt_at,
  status: row.status,
  excerpt: row.excerpt,
  milliseconds: row.milliseconds,
  body: row.body,
});
