import { describe, expect, test } from 'vitest';
import { hours, minutes } from '../platform/index.ts';
import {
  addProvider,
  type Founder,
  joinByInvitation,
  password,
  signUp,
  ssoBrowser,
  withServer,
} from '../testing/people.ts';
import type { Browser, TestServer } from '../testing/test-server.ts';

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];

const noLimits = { idleMinutes: null, lifetimeMinutes: null };

const setLimits = (browser: Browser, accountId: string, limits: object, was: object = noLimits) =>
  browser.request('PUT', `/api/accounts/${accountId}/session-policy`, { body: { ...noLimits, ...limits, was } });

const open = async (browser: Browser, accountId: string) =>
  codeOf(await browser.request('GET', `/api/accounts/${accountId}`));

const signedIn = async (browser: Browser) => (await browser.request('GET', '/api/session')).json().signedIn;

const confirm = (browser: Browser) => browser.request('POST', '/api/session/confirm', { body: { password } });

/** Bob belongs to Ada's account and has one of his own. */
async function bobOfTwo(server: TestServer, ada: Founder) {
  const bob = await joinByInvitation(server, ada, 'Bob');
  const own = (await bob.browser.request('POST', '/api/accounts', { body: { name: 'Bob Ltd' } })).json().id as string;
  return { ...bob, own };
}

describe('limits of an account', () => {
  test('end running sessions at once, and no other access', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const bob = await bobOfTwo(server, ada);
      const provider = await addProvider(server, ada.accountId);
      const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
      server.clock.advance(minutes(90));
      await Promise.all([sso, bob.browser, ada.browser].map((one) => open(one, ada.accountId)));
      await confirm(ada.browser);
      const set = await setLimits(ada.browser, ada.accountId, { lifetimeMinutes: 60 });
      expect(set.json()).toEqual({
        idleMinutes: null,
        lifetimeMinutes: 60,
        defaults: { idleMinutes: 1440, ssoLifetimeMinutes: 720, passwordLifetimeMinutes: 10_080 },
      });
      expect(await signedIn(sso), 'a session of this account only is over').toBe(false);
      expect(await open(bob.browser, ada.accountId)).toEqual([403, 'SESSION_OVER']);
      expect(await open(bob.browser, bob.own)).toEqual([200, undefined]);
      const { accounts } = (await bob.browser.request('GET', '/api/session')).json();
      expect(new Set(accounts.map((one: { closedBecause: string }) => one.closedBecause))).toEqual(
        new Set(['sign_in_again', null]),
      );
      expect(await open(ada.browser, ada.accountId), 'who has just signed in again').toEqual([200, undefined]);
      await confirm(bob.browser);
      expect(await open(bob.browser, ada.accountId)).toEqual([200, undefined]);
      server.clock.advance(minutes(60) - 1);
      expect(await open(bob.browser, ada.accountId)).toEqual([200, undefined]);
      server.clock.advance(1);
      expect(await open(bob.browser, ada.accountId)).toEqual([403, 'SESSION_OVER']);
    }));

  test('a pause that the account does not allow is not undone by going on elsewhere', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      await setLimits(ada.browser, ada.accountId, { idleMinutes: 10 });
      const bob = await bobOfTwo(server, ada);
      server.clock.advance(minutes(10) - 1);
      expect(await open(bob.browser, ada.accountId)).toEqual([200, undefined]);
      server.clock.advance(minutes(10));
      expect(await open(bob.browser, bob.own)).toEqual([200, undefined]);
      expect(await open(bob.browser, ada.accountId)).toEqual([403, 'SESSION_OVER']);
      server.clock.advance(minutes(2));
      expect(await open(bob.browser, ada.accountId)).toEqual([403, 'SESSION_OVER']);
      await confirm(bob.browser);
      expect(await open(bob.browser, ada.accountId)).toEqual([200, undefined]);
    }));

  test('a page that is merely open keeps no session alive', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      await setLimits(ada.browser, ada.accountId, { idleMinutes: 10 });
      const headers = { 'x-latchkey-background': '1' };
      for (let minute = 0; minute < 9; minute += 1) {
        server.clock.advance(minutes(1));
        const answer = await ada.browser.request('GET', `/api/accounts/${ada.accountId}`, { headers });
        expect(answer.statusCode).toBe(200);
      }
      server.clock.advance(minutes(1));
      expect(await open(ada.browser, ada.accountId)).toEqual([403, 'SESSION_OVER']);
    }));

  test('have bounds, and tell the later of two admins', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      for (const limits of [
        { idleMinutes: 9 },
        { idleMinutes: 1441 },
        { lifetimeMinutes: 59 },
        { lifetimeMinutes: 10_081 },
      ]) {
        expect(codeOf(await setLimits(ada.browser, ada.accountId, limits))).toEqual([400, 'INVALID_INPUT']);
      }
      const mine = { idleMinutes: 30, lifetimeMinutes: 480 };
      expect((await setLimits(ada.browser, ada.accountId, mine)).statusCode).toBe(200);
      expect(codeOf(await setLimits(ada.browser, ada.accountId, { idleMinutes: 60 }))).toEqual([
        409,
        'SESSION_POLICY_CHANGED',
      ]);
      expect((await setLimits(ada.browser, ada.accountId, noLimits, mine)).statusCode).toBe(200);
    }));

  test('an identity provider may want a session to end earlier still', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const provider = await addProvider(server, ada.accountId);
      const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
      const { expiresAt } = (await sso.request('GET', '/api/session')).json();
      expect(expiresAt).toBe(server.clock.now() + hours(12));
      await setLimits(ada.browser, ada.accountId, { lifetimeMinutes: 60 });
      expect((await sso.request('GET', '/api/session')).json().expiresAt).toBe(server.clock.now() + hours(1));
    }));
});

describe('sessions of an account', () => {
  test('are listed for admins, and end for this account only', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const bob = await bobOfTwo(server, ada);
      const provider = await addProvider(server, ada.accountId);
      const sso = await ssoBrowser(server, ada.accountId, bob.userId, provider);
      const url = `/api/accounts/${ada.accountId}`;
      const list = async (query = '') => (await ada.browser.request('GET', `${url}/sessions${query}`)).json().sessions;
      expect((await list()).map((one: { memberName: string }) => one.memberName).sort()).toEqual(['Ada', 'Bob', 'Bob']);
      const ofBob = await list(`?member=${bob.memberId}`);
      expect(ofBob).toHaveLength(2);
      const withPassword = ofBob.find((one: { method: string }) => one.method === 'password');
      expect(withPassword).toMatchObject({
        memberId: bob.memberId,
        memberEmail: 'bob@example.com',
        browser: 'Chrome',
        ipAddress: '127.0.0.1',
        current: false,
        provider: null,
      });
      const ended = await ada.browser.request('DELETE', `${url}/sessions/${withPassword.id}`);
      expect(ended.json()).toEqual({ ended: 1 });
      expect(await open(bob.browser, ada.accountId)).toEqual([403, 'SESSION_OVER']);
      expect(await open(bob.browser, bob.own)).toEqual([200, undefined]);
      expect(await open(sso, ada.accountId)).toEqual([200, undefined]);
      expect(await list(`?member=${bob.memberId}`)).toHaveLength(1);
      expect(codeOf(await ada.browser.request('DELETE', `${url}/sessions/${withPassword.id}`))).toEqual([
        404,
        'NOT_FOUND',
      ]);
      const all = await ada.browser.request('POST', `${url}/members/${bob.memberId}/end-sessions`);
      expect(all.json()).toEqual({ ended: 1 });
      expect(await signedIn(sso)).toBe(false);
      const { events } = (await ada.browser.request('GET', `${url}/audit-log`)).json();
      expect(events.slice(0, 2)).toMatchObject([
        { action: 'member.sessions_ended', target: { name: 'Bob' }, details: { endedSessions: 1 } },
        { action: 'session.revoked', details: { method: 'password', member: 'bob@example.com' } },
      ]);
      await confirm(bob.browser);
      expect(await open(bob.browser, ada.accountId), 'the person may sign in again').toEqual([200, undefined]);
    }));

  test('a session that opens nothing else is over; the one that ends all others stays', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const bob = await joinByInvitation(server, ada, 'Bob');
      const zoe = await signUp(server, 'Zoe');
      const all = await ada.browser.request('POST', `/api/accounts/${ada.accountId}/end-sessions`);
      expect(all.json()).toEqual({ ended: 1 });
      expect([await signedIn(bob.browser), await signedIn(ada.browser), await signedIn(zoe.browser)]).toEqual([
        false,
        true,
        true,
      ]);
    }));

  test('a session with a password that was ended by enforcement stays so when passwords count again', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const bob = await bobOfTwo(server, ada);
      const provider = await addProvider(server, ada.accountId);
      const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
      const policy = (value: string) =>
        sso.request('PUT', `/api/accounts/${ada.accountId}/sign-in-policy`, { body: { policy: value } });
      expect((await policy('enforced')).json().endedSessions).toBe(2);
      await policy('mixed');
      expect(await open(bob.browser, ada.accountId)).toEqual([403, 'SESSION_OVER']);
      expect(await open(bob.browser, bob.own)).toEqual([200, undefined]);
      await confirm(bob.browser);
      expect(await open(bob.browser, ada.accountId)).toEqual([200, undefined]);
    }));
});
