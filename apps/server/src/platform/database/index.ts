/** Storage: the one door. */
import { type Kysely, PostgresAdapter, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

export type * from './audit-stream-rows.ts';
export { containsText } from './contains-text.ts';
export type * from './mail-rows.ts';
export { migrate } from './migrate.ts';
export { type DatabaseLocation, openDatabase } from './open-database.ts';
export { pingDatabase } from './ping-database.ts';
export type * from './schema.ts';
export type * from './schema-trust.ts';
export { transact } from './transact.ts';
export { isUniqueViolation } from './unique-violation.ts';

/** The database itself or a transaction: what stores take, so that the caller decides. */
export type Db = Kysely<Database> | Transaction<Database>;

/** 1 or 0, as flags are stored. */
export const flag = (value: boolean): number => (value ? 1 : 0);

/** Whether the database has `for share` and `for update`; SQLite has one writer at a time instead. */
export const locksRows = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter;
