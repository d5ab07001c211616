/** Rows of audit streams. */
import type { AuditStreamState } from '@latchkey/contract';
import { sql } from 'kysely';
import type { AuditStreamRow, Db } from '../platform/index.ts';
import type { Stream } from './audit-stream.ts';

const streams = (db: Db) =>
  db
    .selectFrom('audit_streams')
    .selectAll('audit_streams')
    .select((select) =>
      select
        .selectFrom('audit_deliveries')
        .select((inner) => inner.fn.countAll<number>().as('waiting'))
        .whereRef('audit_deliveries.stream_id', '=', 'audit_streams.id')
        .where('audit_deliveries.state', '=', 'waiting')
        .as('waiting'),
    );

/** The oldest first. */
export async function selectStreams(db: Db, accountId: string): Promise<Stream[]> {
  const rows = await streams(db).where('account_id', '=', accountId).orderBy('created_at').orderBy('id').execute();
  return rows.map(fromRow);
}

export async function findStream(db: Db, accountId: string, id: string): Promise<Stream | null> {
  const row = await streams(db).where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function insertStream(db: Db, row: AuditStreamRow): Promise<void> {
  await db.insertInto('audit_streams').values(row).execute();
}

export type StreamChange = Partial<Omit<AuditStreamRow, 'id' | 'account_id' | 'created_at'>>;

export async function updateStream(db: Db, accountId: string, id: string, change: StreamChange): Promise<void> {
  await db.updateTable('audit_streams').set(change).where('account_id', '=', accountId).where('id', '=', id).execute();
}

export async function deleteStream(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('audit_streams').where('account_id', '=', accountId).where('id', '=', id).execute();
}

/** Streams, of all accounts, with something to send now. */
export async function selectDueStreams(db: Db, now: number, limit: number): Promise<Stream[]> {
  const rows = await streams(db)
    .where('audit_streams.state', '=', 'active')
    .where('audit_streams.due_at', '<=', now)
    .where(
      sql<boolean>`exists (select 1 from audit_deliveries where audit_deliveries.stream_id = audit_streams.id
        and audit_deliveries.state = 'waiting')`,
    )
    .orderBy('audit_streams.due_at')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Takes a stream, so that no other node sends for it. @returns false when another one was faster. */
export async function claimStream(db: Db, { id, dueAt }: Stream, until: number): Promise<boolean> {
  const result = await db
    .updateTable('audit_streams')
    .set({ due_at: until })
    .where('id', '=', id)
    .where('due_at', '=', dueAt)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes how sending went, and lets go; only while the claim holds. */
export async function releaseStream(db: Db, id: string, claimedUntil: number, change: StreamChange): Promise<boolean> {
  const result = await db
    .updateTable('audit_streams')
    .set(change)
    .where('id', '=', id)
    .where('due_at', '=', claimedUntil)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const fromRow = (row: AuditStreamRow & { readonly waiting: number | null }): Stream => ({
  id: row.id,
  accountId: row.account_id,
  description: row.description,
  url: row.url,
  // Written from values of this type only.
  state: row.state as AuditStreamState,
  sealedSecret: row.sealed_secret,
  olderSealedSecret: row.older_sealed_secret,
  olderSecretUntil: row.older_secret_until,
  createdAt: row.created_at,
  lastSuccessAt: row.last_success_at,
  failingSince: row.failing_since,
  lastError: row.last_error,
  dueAt: row.due_at,
  waiting: Number(row.waiting ?? 0),
});
