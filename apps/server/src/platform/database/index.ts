/** Storage: the one door. */
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

export { migrate } from './migrate.ts';
export { type DatabaseLocation, openDatabase } from './open-database.ts';
export type * from './schema.ts';

/** The database itself or a transaction: what stores take, so that the caller decides. */
export type Db = Kysely<Database> | Transaction<Database>;

/** 1 or 0, as flags are stored. */
export const flag = (value: boolean): number => (value ? 1 : 0);
