import { expect, it } from 'vitest';
import type { Db } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, signUp, withServer } from '../testing/people.ts';
import { createProvider } from '../testing/sign-in.ts';
import { readCursor, writeCursor } from './attempt-cursor.ts';
import { beginAttempt, countByDay, insertAttempt, latestFinishedByProvider, type SignInAttempt } from './index.ts';
import { blamesSetUp } from './sign-in-attempt.ts';

const contoso = identityProvider('contoso');
const from = { ipAddress: '203.0.113.9', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/156' };
const day = 86_400_000;

let count = 0;

/** Writes an attempt down as if it had been made; ids grow with time. */
async function add(
  db: Db,
  accountId: string,
  providerId: string,
  startedAt: number,
  change: Partial<SignInAttempt> = {},
) {
  const id = `att_${String(count++).padStart(6, '0')}`;
  const attempt = beginAttempt({ accountId, id, providerId, origin: 'sp' }, from, startedAt);
  await insertAttempt(db, { ...attempt, outcome: 'signed_in', finishedAt: startedAt + 5, ...change });
  return id;
}

const page = async ({ browser, accountId }: Founder, query: string) =>
  browser.request('GET', `/api/accounts/${accountId}/sign-in-attempts${query}`);

it('lists the newest first, page by page, each once', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const { id: providerId } = await createProvider(founder, contoso);
    const now = server.clock.now();
    const { db } = server.platform;
    const ids: string[] = [];
    // Two of them in the same millisecond.
    for (const ago of [5, 4, 4, 2, 1]) ids.push(await add(db, founder.accountId, providerId, now - ago));
    const seen: string[] = [];
    let query = '?limit=2';
    for (;;) {
      const { attempts, next } = (await page(founder, query)).json();
      seen.push(...attempts.map(({ id }: { id: string }) => id));
      if (next === null) break;
      query = `?limit=2&before=${next}`;
    }
    expect(seen).toEqual(ids.toReversed());
    expect((await page(founder, '?before=yesterday')).json()).toMatchObject({ code: 'INVALID_INPUT' });
  }));

it('lists those of a provider, or with an outcome', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const one = await createProvider(founder, contoso);
    const two = await createProvider(founder, contoso);
    const { db } = server.platform;
    const now = server.clock.now();
    const good = await add(db, founder.accountId, one.id, now);
    const bad = await add(db, founder.accountId, one.id, now, { outcome: 'refused', code: 'SIGNATURE_INVALID' });
    const other = await add(db, founder.accountId, two.id, now);
    const idsOf = async (query: string) =>
      (await page(founder, query)).json().attempts.map(({ id }: { id: string }) => id);
    expect(await idsOf(`?provider=${one.id}`)).toEqual([bad, good]);
    expect(await idsOf(`?provider=${one.id}&outcome=refused`)).toEqual([bad]);
    expect(await idsOf(`?provider=${two.id}`)).toEqual([other]);
    expect((await page(founder, '?outcome=perhaps')).statusCode).toBe(400);
  }));

it('shows attempts to admins of the account only', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const provider = await createProvider(founder, contoso);
    const id = await add(server.platform.db, founder.accountId, provider.id, server.clock.now());
    expect((await page(founder, `/${id}`)).json()).toMatchObject({
      id,
      browser: 'Chrome on Windows',
      ipAddress: '203.0.113.9',
    });
    const stranger = await signUp(server, 'Mallory');
    expect((await page(stranger, `/${id}`)).statusCode).toBe(404);
    expect((await page({ ...founder, browser: stranger.browser }, `/${id}`)).statusCode).toBe(404);
    expect((await page({ ...founder, browser: server.browser() }, `/${id}`)).statusCode).toBe(401);
  }));

it('counts finished attempts by day', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const provider = await createProvider(founder, contoso);
    const { db } = server.platform;
    const midnight = Date.UTC(2026, 11, 7);
    const make = (startedAt: number, outcome: SignInAttempt['outcome']) =>
      add(db, founder.accountId, provider.id, startedAt, { outcome });
    await make(midnight - 1, 'signed_in');
    await make(midnight, 'joined');
    await make(midnight + 1, 'signed_in');
    await make(midnight + 2, 'refused');
    for (const outcome of ['started', 'restarted', 'join_offered', 'join_declined'] as const)
      await make(midnight, outcome);
    await make(midnight - 20 * day, 'signed_in');
    expect(await countByDay(db, founder.accountId, midnight - 13 * day)).toEqual([
      { day: '2026-12-06', succeeded: 1, refused: 0 },
      { day: '2026-12-07', succeeded: 2, refused: 1 },
    ]);
  }));

it('counts sign-ins of the last seven days for each provider', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const one = await createProvider(founder, contoso);
    server.clock.advance(1);
    const two = await createProvider(founder, contoso);
    const { db } = server.platform;
    const now = server.clock.now();
    for (const daysAgo of [0, 0, 6, 7]) await add(db, founder.accountId, one.id, now - daysAgo * day);
    await add(db, founder.accountId, two.id, now - 40 * day);
    await add(db, founder.accountId, two.id, now, { outcome: 'refused', code: 'NOT_A_MEMBER' });
    const url = `/api/accounts/${founder.accountId}/identity-providers`;
    expect((await founder.browser.request('GET', url)).json().identityProviders).toMatchObject([
      { signInsThisWeek: 3, signInsByDay: [1, 0, 0, 0, 0, 0, 2], lastSignInAt: now, state: 'ready' },
      { signInsThisWeek: 0, lastSignInAt: now - 40 * day, state: 'ready' },
    ]);
  }));

it('takes for the latest what tells whether the set-up works, and nothing else', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const provider = await createProvider(founder, contoso);
    const { db } = server.platform;
    const now = server.clock.now();
    const { accountId } = founder;
    expect(await latestFinishedByProvider(db, accountId)).toEqual([]);
    const id = await add(db, accountId, provider.id, now, { outcome: 'refused', code: 'ASSERTION_AUDIENCE_MISMATCH' });
    for (const code of ['MESSAGE_MISSING', 'XML_NOT_WELL_FORMED', 'NOT_A_MEMBER', 'OTHER_BROWSER'] as const) {
      await add(db, accountId, provider.id, now + 1, { outcome: 'refused', code });
    }
    await add(db, accountId, provider.id, now + 2, { outcome: 'started', finishedAt: null });
    const refused = {
      providerId: provider.id,
      attemptId: id,
      refused: true,
      code: 'ASSERTION_AUDIENCE_MISMATCH',
      at: now + 5,
    };
    expect(await latestFinishedByProvider(db, accountId)).toEqual([refused]);
    const good = await add(db, accountId, provider.id, now + 3);
    expect(await latestFinishedByProvider(db, accountId)).toMatchObject([
      { attemptId: good, refused: false, code: null },
    ]);
  }));

it.each([
  ['SIGNATURE_KEY_UNKNOWN', true],
  ['EMAIL_MISSING', true],
  ['RESTART_LOOP', true],
  ['MESSAGE_TOO_LARGE', false],
  ['XML_DTD_FORBIDDEN', false],
  ['IDENTITY_MISMATCH', false],
  ['REPLAYED_ASSERTION', false],
] as const)('%s blames the set-up: %s', (code, blames) => expect(blamesSetUp(code)).toBe(blames));

it('reads its own cursors only', () => {
  const cursor = { startedAt: 1_765_099_802_000, id: 'att_abc' };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  for (const text of ['', 'att_abc', '1.usr_abc', '-1.att_abc', '1.att_abc ', `${'9'.repeat(17)}.att_a`]) {
    expect(readCursor(text)).toBeUndefined();
  }
});
