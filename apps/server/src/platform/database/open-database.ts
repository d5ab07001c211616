/** Opens the database: SQLite in a file (or in memory for tests), or PostgreSQL. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

export type DatabaseLocation =
  | { readonly kind: 'sqlite' /** A path, or `:memory:`. */; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string /** Default `public`. */; readonly schema?: string };

/** Connections a node: sign-ins are short, and PostgreSQL has 100 for all nodes by default. */
const poolSize = 10;

/** How long to wait for a connection before a request fails. */
const connectionTimeoutMilliseconds = 5000;

/**
 * Throws when the SQLite file cannot be opened; PostgreSQL is reached with the first query.
 * @param onLostConnection is told about idle connections that broke. They are replaced by themselves.
 */
export function openDatabase(
  location: DatabaseLocation,
  onLostConnection: (error: Error) => void = () => undefined,
): Kysely<Database> {
  if (location.kind === 'postgres') return new Kysely({ dialect: postgres(location, onLostConnection) });
  if (location.file !== ':memory:') mkdirSync(dirname(location.file), { recursive: true, mode: 0o700 });
  const sqlite = new Sqlite(location.file);
  // FULL: a sign-in that was acknowledged survives a power cut. busy_timeout: a second process waits its turn.
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000']) {
    sqlite.pragma(pragma);
  }
  // Its own knows ASCII only; PostgreSQL's knows every letter.
  sqlite.function('lower', { deterministic: true }, (text) => (typeof text === 'string' ? text.toLowerCase() : text));
  return new Kysely({ dialect: new SqliteDialect({ database: sqlite }) });
}

function postgres(
  { url, schema }: Extract<DatabaseLocation, { kind: 'postgres' }>,
  onLostConnection: (error: Error) => void,
): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectionTimeoutMilliseconds,
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
    // bigint columns hold milliseconds and counts, which fit a JavaScript number.
    types: {
      getTypeParser: (oid: number, format?: string) =>
        oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // Without a listener, a database that restarts would take the process with it.
  pool.on('error', onLostConnection);
  return new PostgresDialect({ pool });
}
