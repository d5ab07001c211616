/** Deletes rows whose time is over, a batch at a time, so that no statement holds locks for long. */
import { type RawBuilder, sql } from 'kysely';
import type { Database, Db } from '../platform/index.ts';

export interface ExpiringTable {
  readonly table: keyof Database;
  /** The columns of its primary key. */
  readonly key: readonly string[];
  /** Which rows are over, at this moment. */
  readonly over: (now: number) => RawBuilder<unknown>;
}

/** @returns how many are gone; fewer than the limit when there are no more. */
export async function deleteExpiredRows(
  db: Db,
  { table, key, over }: ExpiringTable,
  now: number,
  limit: number,
): Promise<number> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const result = await sql`delete from ${sql.table(table)} where (${columns}) in
    (select ${columns} from ${sql.table(table)} where ${over(now)} limit ${sql.lit(limit)})`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
