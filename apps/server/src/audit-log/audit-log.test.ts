import { expect, test } from 'vitest';
import { signUp, withServer } from '../testing/people.ts';
import type { Browser } from '../testing/test-server.ts';
import { systemActor } from './audit-event.ts';
import { recordAuditEvent } from './record-audit-event.ts';

const page = async (browser: Browser, accountId: string, query = '') =>
  (await browser.request('GET', `/api/accounts/${accountId}/audit-log${query}`)).json();

test('pages cover every event once, newest first, also when many are of one millisecond', () =>
  withServer(async (server) => {
    const { browser, accountId } = await signUp(server, 'Ada');
    const { db } = server.platform;
    for (let index = 0; index < 25; index += 1) {
      if (index % 10 === 0) server.clock.advance(1);
      await recordAuditEvent(db, server.platform, {
        accountId,
        action: 'account.updated',
        actor: systemActor,
        target: { type: 'account', id: accountId, name: `event ${index}` },
        details: { index },
      });
    }
    const seen: unknown[] = [];
    let before = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const answer = await page(browser, accountId, `?action=account.updated&limit=7${before}`);
      seen.push(...answer.events.map((event: { details: { index: number } }) => event.details.index));
      expect(answer.events.length).toBeLessThanOrEqual(7);
      if (answer.next === null) break;
      before = `&before=${answer.next}`;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => 24 - index));
  }));

test('the last page says that it is the last, also when it is full', () =>
  withServer(async (server) => {
    const { browser, accountId } = await signUp(server, 'Ada');
    const { events, next } = await page(browser, accountId);
    expect(next).toBeNull();
    const exactly = await page(browser, accountId, `?limit=${events.length}`);
    expect([exactly.events.length, exactly.next]).toEqual([events.length, null]);
    const fewer = await page(browser, accountId, `?limit=${events.length - 1}`);
    expect(fewer.next).toBe(`${events.at(-2).at}.${events.at(-2).id}`);
  }));

test('a cursor or a limit that cannot be is refused', () =>
  withServer(async (server) => {
    const { browser, accountId } = await signUp(server, 'Ada');
    for (const cursor of ['x', '1', '1.', "1.'--", '9'.repeat(20)]) {
      expect(await page(browser, accountId, `?before=${encodeURIComponent(cursor)}`)).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { before: 'Use the "next" of the page before.' },
      });
    }
    expect((await page(browser, accountId, '?limit=201')).fields).toEqual({ limit: 'At most 200.' });
    expect((await page(browser, accountId, '?limit=many')).fields).toEqual({ limit: 'This must be a whole number.' });
  }));

test('an account sees its own events only', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const own = await page(ada.browser, ada.accountId);
    expect(JSON.stringify(own)).not.toContain(bob.userId);
    const { next } = await page(bob.browser, bob.accountId, '?limit=1');
    const crossed = await page(ada.browser, ada.accountId, `?before=${next}`);
    expect(JSON.stringify(crossed)).not.toContain(bob.userId);
  }));

test('what happens to a person is seen by each of the accounts', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const second = (await ada.browser.request('POST', '/api/accounts', { body: { name: 'Second' } })).json().id;
    await ada.browser.request('PATCH', '/api/profile', { body: { name: 'Ada Lovelace' } });
    for (const accountId of [ada.accountId, second]) {
      const { events } = await page(ada.browser, accountId, '?action=user.profile_updated');
      expect(events).toMatchObject([{ details: { from: 'Ada', to: 'Ada Lovelace' } }]);
    }
  }));

test('an event that is written in a transaction goes with it', () =>
  withServer(async (server) => {
    const { accountId } = await signUp(server, 'Ada');
    const { db } = server.platform;
    const count = async () => (await db.selectFrom('audit_events').select('id').execute()).length;
    const before = await count();
    const target = { type: 'account', id: accountId, name: 'Ada Ltd' };
    const event = { accountId, action: 'account.updated', actor: systemActor, target } as const;
    const failing = db.transaction().execute(async (tx) => {
      await recordAuditEvent(tx, server.platform, event);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await count()).toBe(before);
  }));
