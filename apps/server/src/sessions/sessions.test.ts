import { expect, test } from 'vitest';
import { days, hashToken, hours, minutes } from '../platform/index.ts';
import { addProvider, joinByInvitation, password, signUp, ssoBrowser, withServer } from '../testing/people.ts';
import type { Browser } from '../testing/test-server.ts';

const signIn = (browser: Browser, email: string) =>
  browser.request('POST', '/api/sign-in', { body: { email, password } });

const isSignedIn = async (browser: Browser): Promise<boolean> =>
  (await browser.request('GET', '/api/session')).json().signedIn;

test('the cookie is out of reach of scripts and other sites; only a hash is kept', () =>
  withServer(async (server) => {
    const { browser, email } = await signUp(server, 'Ada');
    const answer = await signIn(server.browser(), email);
    // The other cookie remembers who has been here, and opens nothing.
    expect(answer.cookies.filter(({ name }) => name !== 'latchkey_known')).toEqual([
      expect.objectContaining({
        name: 'latchkey_session',
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
        maxAge: days(7) / 1000,
      }),
    ]);
    expect(answer.cookies[0]).not.toHaveProperty('secure');
    expect(answer.cookies[0]).not.toHaveProperty('domain');
    const token = browser.cookies.get('latchkey_session') ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await server.platform.db.selectFrom('sessions').select('token_hash').execute();
    expect(rows.map((row) => row.token_hash)).toContain(hashToken(token));
    expect(JSON.stringify(rows)).not.toContain(token);
  }));

test('with https the cookie is Secure and bound to the host', () =>
  withServer(
    async (server) => {
      const { browser } = await signUp(server, 'Ada');
      expect([...browser.cookies.keys()]).toEqual(['__Host-latchkey_session', '__Host-latchkey_known']);
      const answer = await browser.request('POST', '/api/sign-out');
      expect(answer.cookies[0]).toMatchObject({ name: '__Host-latchkey_session', secure: true, value: '' });
    },
    { LATCHKEY_PUBLIC_URL: 'https://sso.example.com' },
  ));

test('signing in makes a new token and ends the session that the browser had', () =>
  withServer(async (server) => {
    const { browser, email } = await signUp(server, 'Ada');
    const planted = browser.cookies.get('latchkey_session') ?? '';
    await signIn(browser, email);
    expect(browser.cookies.get('latchkey_session')).not.toBe(planted);
    const other = server.browser();
    other.cookies.set('latchkey_session', planted);
    expect(await isSignedIn(other)).toBe(false);
    expect(await isSignedIn(browser)).toBe(true);
  }));

test('a session that is not used ends after 24 hours, a busy one after 7 days', () =>
  withServer(async (server) => {
    const idle = await signUp(server, 'Ada');
    const busy = await signUp(server, 'Bob');
    for (let hour = 1; hour < 24 * 7; hour += 1) {
      server.clock.advance(hours(1));
      if (hour % 20 === 0) expect(await isSignedIn(busy.browser)).toBe(true);
    }
    expect(await isSignedIn(idle.browser)).toBe(false);
    expect(await isSignedIn(busy.browser)).toBe(true);
    server.clock.advance(hours(1));
    expect(await isSignedIn(busy.browser)).toBe(false);
    const refused = await busy.browser.request('GET', '/api/profile');
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'NOT_SIGNED_IN']);
  }));

test('the last use is written at most once a minute', () =>
  withServer(async (server) => {
    const { browser } = await signUp(server, 'Ada');
    const lastSeen = async () =>
      (await server.platform.db.selectFrom('sessions').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at;
    const start = server.clock.now();
    server.clock.advance(minutes(1) - 1);
    await browser.request('GET', '/api/session');
    expect(await lastSeen()).toBe(start);
    server.clock.advance(1);
    await browser.request('GET', '/api/session');
    expect(await lastSeen()).toBe(start + minutes(1));
  }));

test('a session made by an identity provider lasts 12 hours', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const provider = await addProvider(server, founder.accountId);
    const browser = await ssoBrowser(server, founder.accountId, founder.userId, provider);
    server.clock.advance(hours(12) - 1);
    expect(await isSignedIn(browser)).toBe(true);
    server.clock.advance(1);
    expect(await isSignedIn(browser)).toBe(false);
  }));

test('signing out ends the session, not only the cookie, and is written down', () =>
  withServer(async (server) => {
    const { browser, accountId, email } = await signUp(server, 'Ada');
    const token = browser.cookies.get('latchkey_session') ?? '';
    expect((await browser.request('POST', '/api/sign-out')).statusCode).toBe(200);
    expect([...browser.cookies.keys()]).toEqual(['latchkey_known']);
    browser.cookies.set('latchkey_session', token);
    expect(await isSignedIn(browser)).toBe(false);
    await signIn(browser, email);
    const log = (await browser.request('GET', `/api/accounts/${accountId}/audit-log`)).json().events;
    expect(log.map((event: { action: string }) => event.action).slice(0, 2)).toEqual([
      'session.created',
      'session.ended',
    ]);
  }));

test('a person lists sessions, this one first, and ends one or all others', () =>
  withServer(async (server) => {
    const { browser, email } = await signUp(server, 'Ada');
    const [second, third] = [server.browser(), server.browser()];
    server.clock.advance(1000);
    await signIn(second, email);
    server.clock.advance(1000);
    await signIn(third, email);
    const list = async (of: Browser) => (await of.request('GET', '/api/sessions')).json().sessions;
    const sessions = await list(browser);
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({ current: true, method: 'password', provider: null, browser: 'Chrome' });
    expect(sessions[1].createdAt).toBeGreaterThan(sessions[2].createdAt);
    expect((await browser.request('DELETE', `/api/sessions/${sessions[1].id}`)).statusCode).toBe(200);
    expect(await isSignedIn(third)).toBe(false);
    expect(await isSignedIn(second)).toBe(true);
    expect((await browser.request('POST', '/api/sessions/revoke-others')).json()).toEqual({ ended: 1 });
    expect(await isSignedIn(second)).toBe(false);
    expect(await isSignedIn(browser)).toBe(true);
  }));

test('nobody ends the sessions of others', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await joinByInvitation(server, ada, 'Bob', 'admin');
    const [session] = (await bob.browser.request('GET', '/api/sessions')).json().sessions;
    const answer = await ada.browser.request('DELETE', `/api/sessions/${session.id}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'NOT_FOUND']);
    expect(await isSignedIn(bob.browser)).toBe(true);
  }));

test("an account's identity provider neither sees nor ends what a person does elsewhere", () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const provider = await addProvider(server, ada.accountId);
    const browser = await ssoBrowser(server, ada.accountId, ada.userId, provider);
    const { sessions } = (await browser.request('GET', '/api/sessions')).json();
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ current: true, method: 'sso', provider: 'Entra ID' });
    expect((await browser.request('POST', '/api/sessions/revoke-others')).json()).toEqual({ ended: 0 });
    const [elsewhere] = (await ada.browser.request('GET', '/api/sessions')).json().sessions;
    expect((await browser.request('DELETE', `/api/sessions/${elsewhere.id}`)).statusCode).toBe(404);
    expect(await isSignedIn(ada.browser)).toBe(true);
    const renamed = await browser.request('PATCH', '/api/profile', { body: { name: 'Mallory' } });
    expect([renamed.statusCode, renamed.json().code]).toEqual([403, 'NOT_ALLOWED']);
  }));
