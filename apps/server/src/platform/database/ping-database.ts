/** Asks the database for a sign of life. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Throws when the database cannot be reached. */
export async function pingDatabase(db: Kysely<Database>): Promise<void> {
  await sql`select 1`.execute(db);
}
