/** The real app on a real database with a frozen clock: what every server test runs against. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { type Config, readConfig } from '../config/config.ts';
import {
  createOutgoing,
  createSeal,
  type Dns,
  migrate,
  openDatabase,
  type Platform,
  randomIds,
  randomKeyPairs,
  type TxtAnswer,
} from '../platform/index.ts';

export interface TestServer {
  readonly http: FastifyInstance;
  readonly platform: Platform;
  /** The frozen clock: set it, or move it on. */
  readonly clock: { now(): number; set(milliseconds: number): void; advance(milliseconds: number): void };
  /** The DNS: what each name answers; whatever is not here does not exist. */
  readonly txt: Map<string, TxtAnswer>;
  /** A browser: keeps cookies, sends the header of the dashboard. */
  browser(): Browser;
  close(): Promise<void>;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    options?: {
      body?: unknown;
      form?: Record<string, string>;
      headers?: Record<string, string>;
      withoutCookies?: boolean;
    },
  ): Promise<LightMyRequestResponse>;
}

/** 2026-12-07T09:30:02Z: the frozen clock of the Entra samples. */
export const testNow = Date.UTC(2026, 11, 7, 9, 30, 2);

/**
 * @param overrides configuration keys as in the environment, e.g. `{ LATCHKEY_DEFAULT_PLAN: 'free' }`.
 * @param parts stand in for those of the platform, e.g. `outgoing`.
 */
export async function startTestServer(
  overrides: Record<string, string> = {},
  parts: Partial<Platform> = {},
): Promise<TestServer> {
  const config = readConfig({ LATCHKEY_LOG_LEVEL: 'silent', ...overrides });
  const { db, drop } = await openTestDatabase();
  let now = testNow;
  const clock = {
    now: () => now,
    set: (milliseconds: number) => {
      now = milliseconds;
    },
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const txt = new Map<string, TxtAnswer>();
  const dns: Dns = {
    resolveTxt: (name) => Promise.resolve(txt.get(name) ?? { ok: false, fault: 'no_such_name' }),
  };
  const platform: Platform = {
    db,
    clock,
    ids: randomIds,
    log: pino({ level: config.logLevel }),
    config: config satisfies Config,
    seal: createSeal(randomBytes(32)),
    outgoing: createOutgoing(config),
    keyPairs: randomKeyPairs,
    dns,
    ...parts,
  };
  const app = await createApp(platform, 'no-dashboard-in-tests');
  await app.http.ready();
  return {
    http: app.http,
    platform,
    clock,
    txt,
    browser: () => createBrowser(app.http),
    close: async () => {
      await app.http.close();
      await drop();
    },
  };
}

/** Any number that nothing else locks. */
const schemaLock = 4_400_001;

/** SQLite in memory; in the project that names PostgreSQL, a schema of its own there. The setup's environment reaches every project. */
async function openTestDatabase() {
  const url = process.env.LATCHKEY_TEST_DATABASE_URL;
  if (process.env.LATCHKEY_TEST_DATABASE !== 'postgres' || url === undefined) {
    const db = openDatabase({ kind: 'sqlite', file: ':memory:' });
    await migrate(db);
    return { db, drop: () => db.destroy() };
  }
  const schema = `test_${randomBytes(8).toString('hex')}`;
  const root = openDatabase({ kind: 'postgres', url });
  const db = openDatabase({ kind: 'postgres', url, schema });
  await root.connection().execute(async (connection) => {
    await sql.raw(`create schema ${schema}`).execute(connection);
    // Migrating looks at the tables of all schemas and stumbles when one goes away meanwhile.
    await sql`select pg_advisory_lock_shared(${schemaLock})`.execute(connection);
    await migrate(db);
    await sql`select pg_advisory_unlock_shared(${schemaLock})`.execute(connection);
  });
  return {
    db,
    drop: async () => {
      await db.destroy();
      await root.connection().execute(async (connection) => {
        await sql`select pg_advisory_lock(${schemaLock})`.execute(connection);
        await sql.raw(`drop schema ${schema} cascade`).execute(connection);
        await sql`select pg_advisory_unlock(${schemaLock})`.execute(connection);
      });
      await root.destroy();
    },
  };
}

function createBrowser(http: FastifyInstance): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async request(method, url, options = {}) {
      const headers: Record<string, string> = {
        'x-latchkey': '1',
        'user-agent': 'Mozilla/5.0 Chrome/156 (test)',
        ...options.headers,
      };
      if (!options.withoutCookies && cookies.size > 0) {
        headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      }
      if (options.form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
      const payload = options.form === undefined ? options.body : new URLSearchParams(options.form).toString();
      const response = await http.inject({
        method,
        url,
        headers,
        ...(payload === undefined ? {} : { payload: payload as object }),
      });
      for (const cookie of response.cookies) {
        if (cookie.value === '') cookies.delete(cookie.name);
        else cookies.set(cookie.name, cookie.value);
      }
      return response;
    },
  };
}
