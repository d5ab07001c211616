import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { up } from '../platform/database/migrations/021-operators.ts';
import { addProvider, signUp, ssoBrowser, withServer } from '../testing/people.ts';
import type { Browser } from '../testing/test-server.ts';
import { grantOperator, revokeOperator, selectOperators } from './index.ts';

const outbox = async (browser: Browser) => {
  const answer = await browser.request('GET', '/api/operator/mails');
  return [answer.statusCode, answer.json().code];
};
const allowed = [200, undefined];
const refused = [403, 'NOT_ALLOWED'];

const isOperator = async (browser: Browser) => (await browser.request('GET', '/api/session')).json().operator;

test('the first person who signs up is operator, the next is not', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    expect([await isOperator(ada.browser), await isOperator(bob.browser)]).toEqual([true, false]);
    expect(await outbox(ada.browser)).toEqual(allowed);
    expect(await outbox(bob.browser)).toEqual(refused);
    const log = await ada.browser.request('GET', `/api/accounts/${ada.accountId}/audit-log?action=operator.granted`);
    expect(log.json().events).toMatchObject([{ actor: { name: 'Ada' }, details: { because: 'first to sign up' } }]);
  }));

test('of several who sign up first at the same moment, one is operator', () =>
  withServer(async (server) => {
    await Promise.all(['Ada', 'Bob', 'Cleo'].map((name) => signUp(server, name)));
    expect(await selectOperators(server.platform.db)).toHaveLength(1);
  }));

test('a session that an identity provider made is no operator’s, whoever its person is', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const provider = await addProvider(server, ada.accountId);
    const browser = await ssoBrowser(server, ada.accountId, ada.userId, provider);
    expect(await isOperator(browser)).toBe(false);
    expect(await outbox(browser)).toEqual(refused);
  }));

test('where single sign-on is enforced, the password still opens the outbox, and nothing of the account', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await server.platform.db.updateTable('accounts').set({ sign_in_policy: 'enforced' }).execute();
    expect(await outbox(ada.browser)).toEqual(allowed);
    expect((await ada.browser.request('GET', `/api/accounts/${ada.accountId}`)).json().code).toBe('SSO_REQUIRED');
  }));

test('operators are made and unmade on the server, which the audit log tells', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const { platform } = server;
    expect(await grantOperator(platform, 'BOB@example.com')).toBe(true);
    expect(await grantOperator(platform, 'bob@example.com')).toBe(false);
    expect(await outbox(bob.browser)).toEqual(allowed);
    expect(await revokeOperator(platform, ada.email)).toBe(true);
    expect(await revokeOperator(platform, ada.email)).toBe(false);
    expect(await outbox(ada.browser)).toEqual(refused);
    expect(await grantOperator(platform, ada.email)).toBe(true);
    expect(await outbox(ada.browser)).toEqual(allowed);
    await expect(grantOperator(platform, 'nobody@example.com')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const log = await bob.browser.request('GET', `/api/accounts/${bob.accountId}/audit-log?action=operator.granted`);
    expect(log.json().events).toMatchObject([
      { actor: { userId: null, name: 'Somebody on the server’s shell' }, target: { name: 'Bob' } },
    ]);
  }));

test('when the first operator is gone, nobody becomes it by signing up', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await revokeOperator(server.platform, ada.email);
    await server.platform.db.deleteFrom('users').execute();
    const bob = await signUp(server, 'Bob');
    expect(await isOperator(bob.browser)).toBe(false);
    expect(await selectOperators(server.platform.db)).toEqual([]);
  }));

test('an instance that has people already: whoever came first is operator', () =>
  withServer(async (server) => {
    const { db } = server.platform;
    const ada = await signUp(server, 'Ada');
    server.clock.advance(1000);
    await signUp(server, 'Bob');
    await sql`drop table operators`.execute(db);
    // The step as an instance of an earlier version runs it.
    await up(db as unknown as Parameters<typeof up>[0]);
    expect(await selectOperators(db)).toMatchObject([{ userId: ada.userId }]);
  }));
