import { expect, test } from 'vitest';
import { addProvider, joinByInvitation, signUp, ssoBrowser, withServer } from '../testing/people.ts';

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];

test("a session made by an account's identity provider opens that account only", () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    await server.platform.db
      .insertInto('members')
      .values({
        account_id: bob.accountId,
        id: 'mem_ada',
        user_id: ada.userId,
        role: 'owner',
        source: 'invitation',
        last_sign_in_at: null,
        last_sso_at: null,
        created_at: 1,
      })
      .execute();
    const provider = await addProvider(server, bob.accountId);
    const browser = await ssoBrowser(server, bob.accountId, ada.userId, provider);
    expect((await browser.request('GET', `/api/accounts/${bob.accountId}`)).statusCode).toBe(200);
    expect(codeOf(await browser.request('GET', `/api/accounts/${ada.accountId}`))).toEqual([
      403,
      'SESSION_OPENS_OTHER_ACCOUNT',
    ]);
    const { accounts, method } = (await browser.request('GET', '/api/session')).json();
    expect(method).toBe('sso');
    // Whoever runs that provider must not learn where else the person belongs.
    expect(accounts).toEqual([expect.objectContaining({ id: bob.accountId, open: true, closedBecause: null })]);
    const created = await browser.request('POST', '/api/accounts', { body: { name: 'Third' } });
    expect(codeOf(created)).toEqual([403, 'NOT_ALLOWED']);
  }));

test('a password session does not open an account that enforces single sign-on', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    await server.platform.db.updateTable('accounts').set({ sign_in_policy: 'enforced' }).execute();
    expect(codeOf(await ada.browser.request('GET', `/api/accounts/${ada.accountId}`))).toEqual([403, 'SSO_REQUIRED']);
    const { accounts } = (await ada.browser.request('GET', '/api/session')).json();
    expect(accounts).toEqual([expect.objectContaining({ open: false, closedBecause: 'sso_required' })]);
    const provider = await addProvider(server, ada.accountId);
    const browser = await ssoBrowser(server, ada.accountId, ada.userId, provider);
    expect((await browser.request('GET', `/api/accounts/${ada.accountId}`)).statusCode).toBe(200);
  }));

test('an account of others looks like one that does not exist', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const others = await ada.browser.request('GET', `/api/accounts/${bob.accountId}`);
    const none = await ada.browser.request('GET', '/api/accounts/acc_none');
    const { requestId: _one, ...othersBody } = others.json();
    const { requestId: _two, ...noneBody } = none.json();
    expect(codeOf(others)).toEqual([404, 'NOT_FOUND']);
    expect(othersBody).toEqual(noneBody);
  }));

test('a role that was taken does not open what it opened, from the next request on', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await joinByInvitation(server, ada, 'Bob', 'admin');
    const url = `/api/accounts/${ada.accountId}/audit-log`;
    expect((await bob.browser.request('GET', url)).statusCode).toBe(200);
    await ada.browser.request('PATCH', `/api/accounts/${ada.accountId}/members/${bob.memberId}`, {
      body: { role: 'member' },
    });
    expect(codeOf(await bob.browser.request('GET', url))).toEqual([403, 'NOT_ALLOWED']);
    await ada.browser.request('DELETE', `/api/accounts/${ada.accountId}/members/${bob.memberId}`);
    expect(codeOf(await bob.browser.request('GET', url))).toEqual([404, 'NOT_FOUND']);
  }));
