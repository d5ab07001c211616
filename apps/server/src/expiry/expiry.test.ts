import { expect, test } from 'vitest';
import { days, hours, minutes } from '../platform/index.ts';
import { addProvider, signUp, ssoBrowser, withServer } from '../testing/people.ts';
import { deleteExpiredRows } from './expired-rows-store.ts';
import { expiringTables } from './expiring-tables.ts';
import { expiryJob, sweepExpiredRows } from './sweep-expired-rows.ts';

test('expired rows leave, living ones stay', () =>
  withServer(async (server) => {
    const { db } = server.platform;
    const ada = await signUp(server, 'Ada');
    const provider = await addProvider(server, ada.accountId);
    const now = server.clock.now();
    for (const [name, expiresAt] of [
      ['over', now],
      ['alive', now + 1],
    ] as const) {
      await db
        .insertInto('seen_assertions')
        .values({ provider_id: provider, assertion_id: name, expires_at: expiresAt })
        .execute();
      await db
        .insertInto('identity_provider_reservations')
        .values({ id: name, account_id: ada.accountId, created_by_user_id: 'u', created_at: 1, expires_at: expiresAt })
        .execute();
      await db
        .insertInto('sign_in_requests')
        .values({
          id: name,
          account_id: ada.accountId,
          provider_id: provider,
          attempt_id: 'att',
          browser_hash: 'h',
          return_to: '/',
          test: 0,
          created_at: 1,
          expires_at: expiresAt - days(1),
          answered_at: null,
          asked_here: 0,
        })
        .execute();
    }
    await db
      .insertInto('throttles')
      .values({ key: 'over', count: 1, window_started_at: now - minutes(60) })
      .execute();
    expect(await sweepExpiredRows(server.platform)).toBe(4);
    expect(await db.selectFrom('seen_assertions').select('assertion_id').execute()).toEqual([
      { assertion_id: 'alive' },
    ]);
    expect(await db.selectFrom('identity_provider_reservations').select('id').execute()).toEqual([{ id: 'alive' }]);
    expect(await db.selectFrom('sign_in_requests').select('id').execute()).toEqual([{ id: 'alive' }]);
    const keys = await db.selectFrom('throttles').select('key').execute();
    expect(keys.map((row) => row.key)).not.toContain('over');
    expect(await sweepExpiredRows(server.platform)).toBe(0);
  }));

test('sessions leave when they are over or idle', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const provider = await addProvider(server, ada.accountId);
    await ssoBrowser(server, ada.accountId, ada.userId, provider);
    const methods = async () => {
      await expiryJob(server.platform).run();
      const rows = await server.platform.db.selectFrom('sessions').select('method').orderBy('method').execute();
      return rows.map((row) => row.method);
    };
    server.clock.advance(hours(12) - 1);
    expect(await methods()).toEqual(['password', 'sso']);
    server.clock.advance(1);
    expect(await methods()).toEqual(['password']);
    server.clock.advance(hours(12));
    expect(await methods()).toEqual([]);
  }));

test('the audit log is kept for as long as configured', () =>
  withServer(
    async (server) => {
      await signUp(server, 'Ada');
      const count = async () => (await server.platform.db.selectFrom('audit_events').select('id').execute()).length;
      server.clock.advance(days(30) - 1);
      await sweepExpiredRows(server.platform);
      expect(await count()).toBe(4);
      server.clock.advance(1);
      await sweepExpiredRows(server.platform);
      expect(await count()).toBe(0);
    },
    { LATCHKEY_AUDIT_LOG_DAYS: '30' },
  ));

test('a batch takes no more than its limit', () =>
  withServer(async (server) => {
    const { db, config } = server.platform;
    const rows = Array.from({ length: 25 }, (_, index) => ({ key: `k${index}`, count: 1, window_started_at: 0 }));
    await db.insertInto('throttles').values(rows).execute();
    const table = expiringTables(config).find((one) => one.table === 'throttles');
    if (table === undefined) throw new Error('throttles do not expire');
    const batch = () => deleteExpiredRows(db, table, server.clock.now(), 10);
    expect([await batch(), await batch(), await batch(), await batch()]).toEqual([10, 10, 5, 0]);
  }));

test('every table with an end or a retention time is swept', () =>
  withServer(async ({ platform }) => {
    expect(
      expiringTables(platform.config)
        .map(({ table }) => table)
        .sort(),
    ).toEqual([
      'access_requests',
      'audit_deliveries',
      'audit_events',
      'identity_provider_reservations',
      'join_offers',
      'mails',
      'pending_logouts',
      'seen_assertions',
      'seen_logout_requests',
      'sessions',
      'setup_links',
      'sign_in_attempts',
      'sign_in_completions',
      'sign_in_requests',
      'throttles',
    ]);
  }));
