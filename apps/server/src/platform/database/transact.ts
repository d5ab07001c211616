/** One transaction for what belongs together, also where a use case is called inside of another. */
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** In a transaction of its own, or in the one that `db` already is. */
export const transact = <T>(db: Kysely<Database>, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> =>
  // The cast: `isTransaction` says that it is one.
  db.isTransaction ? work(db as Transaction<Database>) : db.transaction().execute(work);
