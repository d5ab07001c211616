/** Brings the database to the present schema: forward only, each step once. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as first from './migrations/001-first.ts';
import * as mail from './migrations/020-mail.ts';
import * as auditLog from './migrations/021-audit-log.ts';
import * as operators from './migrations/021-operators.ts';
import * as streams from './migrations/021-streams.ts';
import * as spKeys from './migrations/030-sp-keys.ts';
import * as singleLogout from './migrations/031-single-logout.ts';
import * as metadata from './migrations/040-metadata.ts';
import * as enforcement from './migrations/050-enforcement.ts';
import * as sessions from './migrations/051-sessions.ts';
import * as people from './migrations/060-people.ts';
import * as directory from './migrations/061-directory.ts';
import * as domains from './migrations/070-domains.ts';
import * as setupLinks from './migrations/071-setup-links.ts';
import type { Database } from './schema.ts';

/** In order; a step that has been released is never changed. */
const migrations = {
  '001-first': first,
  '020-mail': mail,
  '021-audit-log': auditLog,
  '021-operators': operators,
  '021-streams': streams,
  '030-sp-keys': spKeys,
  '031-single-logout': singleLogout,
  '040-metadata': metadata,
  '050-enforcement': enforcement,
  '051-sessions': sessions,
  '060-people': people,
  '061-directory': directory,
  '070-domains': domains,
  '071-setup-links': setupLinks,
};

/** Throws what the failing step threw. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrationTableSchema = await presentSchema(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    ...(migrationTableSchema === null ? {} : { migrationTableSchema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Named, so that the record of migrations in another schema of the same PostgreSQL is not taken for ours. */
async function presentSchema(db: Kysely<Database>): Promise<string | null> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return null;
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  return rows[0]?.schema ?? null;
}
