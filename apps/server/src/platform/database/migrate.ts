/** Brings the database to the present schema: forward only, each step once. */
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as first from './migrations/001-first.ts';
import type { Database } from './schema.ts';

/** In order; a step that has been released is never changed. */
const migrations = { '001-first': first };

/** Throws what the failing step threw. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
