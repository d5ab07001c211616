import { operations } from '@latchkey/contract';
import { instant } from '@latchkey/saml';
import { describe, expect, test } from 'vitest';
import { hours, minutes, seconds } from '../platform/index.ts';
import { identityProvider, requestIn } from '../testing/identity-provider.ts';
import { joinByInvitation, password, signUp, withServer } from '../testing/people.ts';
import {
  ada as adaInDirectory,
  answerFor,
  begin,
  bounce,
  createProvider,
  grace,
  locationOf,
  post,
  type Round,
  signIn,
} from '../testing/sign-in.ts';
import type { Browser, TestServer } from '../testing/test-server.ts';

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];
const again = [403, 'SIGN_IN_AGAIN'];

/** A sensitive change that any admin may make. */
const sensitive = (browser: Browser, accountId: string) =>
  browser.request('PUT', `/api/accounts/${accountId}/sign-in-policy`, { body: { policy: 'mixed' } });

async function adaThroughSso(server: TestServer) {
  const ada = await signUp(server, 'Ada');
  const idp = identityProvider('contoso');
  const round: Round = { server, provider: await createProvider(ada, idp), idp, browser: server.browser() };
  await signIn(round, adaInDirectory);
  return { ada, round };
}

const sessionOf = async (browser: Browser) => (await browser.request('GET', '/api/session')).json();

describe('with a password', () => {
  test('a sensitive change needs a sign-in in the last 15 minutes, which the password gives', () =>
    withServer(async (server) => {
      const { browser, accountId } = await signUp(server, 'Ada');
      const confirm = (text: string) => browser.request('POST', '/api/session/confirm', { body: { password: text } });
      server.clock.advance(minutes(15) - 1);
      expect((await sensitive(browser, accountId)).statusCode).toBe(200);
      server.clock.advance(1);
      expect(codeOf(await sensitive(browser, accountId))).toEqual(again);
      expect((await browser.request('GET', `/api/accounts/${accountId}`)).statusCode).toBe(200);
      expect((await confirm('wrong password')).json()).toMatchObject({
        code: 'WRONG_CREDENTIALS',
        fields: { password: 'The password is wrong.' },
      });
      expect(codeOf(await sensitive(browser, accountId))).toEqual(again);
      expect((await confirm(password)).json()).toMatchObject({ signedIn: true, method: 'password', startPath: null });
      expect((await sensitive(browser, accountId)).statusCode).toBe(200);
      const { events } = (await browser.request('GET', `/api/accounts/${accountId}/audit-log`)).json();
      expect(events[0]).toMatchObject({ action: 'session.confirmed', details: { method: 'password' } });
      for (let guess = 0; guess < 10; guess += 1) await confirm(`guess ${guess}`);
      expect(codeOf(await confirm(password))).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    }));

  test('fields and values decide where a call is not always sensitive', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const provider = await createProvider(ada, identityProvider('contoso'));
      server.clock.advance(hours(1));
      const change = async (body: object) =>
        codeOf(
          await ada.browser.request('PATCH', `/api/accounts/${ada.accountId}/identity-providers/${provider.id}`, {
            body,
          }),
        );
      expect(await change({ description: 'Renamed' })).toEqual([200, undefined]);
      expect(await change({ defaultRole: 'member' })).toEqual([200, undefined]);
      expect(await change({ defaultRole: 'admin' })).toEqual(again);
      expect(await change({ description: 'X', allowSha1: true })).toEqual(again);
      expect(await change({ enabled: false })).toEqual(again);
      const invitation = async (role: string) =>
        codeOf(
          await ada.browser.request('POST', `/api/accounts/${ada.accountId}/invitations`, {
            body: { email: `${role}@example.com`, role },
          }),
        );
      expect(await invitation('admin')).toEqual([200, undefined]);
      expect(await invitation('owner')).toEqual(again);
    }));
});

describe('every operation that says so', () => {
  const always = operations.filter(({ recentSignIn }) => recentSignIn === 'always');

  test('is in this list', () => {
    expect(always.map(({ name }) => name).sort()).toMatchInlineSnapshot(`
      [
        "activateSpKey",
        "changeEmailDomains",
        "changeMemberRole",
        "changePeopleSettings",
        "changeSessionPolicy",
        "changeSignInPolicy",
        "createIdentityProvider",
        "createRecoveryCodes",
        "createSpKey",
        "deleteAccount",
        "deleteIdentityProvider",
        "removeMember",
        "replaceMetadata",
        "retireSpKey",
      ]
    `);
  });

  test('is refused to a session that is not fresh, whatever the body', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      server.clock.advance(minutes(15));
      for (const { method, path, body, name } of always) {
        const url = path.replace(':account', ada.accountId).replace(/:(\w+)/g, 'no-such-$1');
        const answer = await ada.browser.request(method, url, body.type === 'null' ? {} : { body: {} });
        expect([name, ...codeOf(answer)]).toEqual([name, ...again]);
      }
    }));
});

describe('through an identity provider', () => {
  test('the password does not count, and the age of the sign-in is what the provider says', () =>
    withServer(async (server) => {
      const { ada, round } = await adaThroughSso(server);
      const { browser } = round;
      expect((await sensitive(browser, ada.accountId)).statusCode).toBe(200);
      server.clock.advance(minutes(20));
      expect(codeOf(await sensitive(browser, ada.accountId))).toEqual(again);
      const typed = await browser.request('POST', '/api/session/confirm', { body: { password } });
      expect(codeOf(typed)).toEqual([403, 'NOT_ALLOWED']);
      // Signed in there twenty minutes ago, and not asked since: a new session, but no fresh sign-in.
      const old = instant(server.clock.now() - minutes(20));
      const id = await begin(round);
      await bounce(
        round,
        await post(round, answerFor(round, adaInDirectory, id, { assertion: { authnInstant: old } })),
      );
      expect(codeOf(await sensitive(browser, ada.accountId))).toEqual(again);
      await signIn(round, adaInDirectory);
      expect((await sensitive(browser, ada.accountId)).statusCode).toBe(200);
    }));

  test('signing in again asks with ForceAuthn, and comes back to where the person was', () =>
    withServer(async (server) => {
      const { ada, round } = await adaThroughSso(server);
      const { browser, provider } = round;
      server.clock.advance(minutes(20));
      const { startPath, user } = await sessionOf(browser);
      expect(startPath).toBe(`/saml/${provider.id}/start`);
      const started = await browser.request('GET', `${startPath}?again=${user.id}&return=/signed-in-again`);
      expect(requestIn(locationOf(started)).forceAuthn).toBe(true);
      const answer = answerFor(round, adaInDirectory, requestIn(locationOf(started)).id);
      const done = await bounce(round, await post(round, answer));
      expect(locationOf(done)).toBe('/signed-in-again');
      expect((await sensitive(browser, ada.accountId)).statusCode).toBe(200);
    }));

  test('a provider that does not ask again is refused, and the session stays as it was', () =>
    withServer(async (server) => {
      const { ada, round } = await adaThroughSso(server);
      const { browser } = round;
      const before = browser.cookies.get('latchkey_session');
      server.clock.advance(minutes(20));
      const query = `?again=${ada.userId}`;
      const at = async (ago: number) => {
        const assertion = { authnInstant: instant(server.clock.now() - ago) };
        return bounce(
          round,
          await post(round, answerFor(round, adaInDirectory, await begin(round, query), { assertion })),
        );
      };
      const stale = await at(seconds(181));
      expect([stale.statusCode, stale.body.includes('You were not asked again')]).toEqual([403, true]);
      expect(browser.cookies.get('latchkey_session')).toBe(before);
      expect(codeOf(await sensitive(browser, ada.accountId))).toEqual(again);
      // Clocks may differ by three minutes.
      expect((await at(seconds(180))).statusCode).toBe(303);
      expect((await sensitive(browser, ada.accountId)).statusCode).toBe(200);
    }));

  test('somebody else is refused, a member or not', () =>
    withServer(async (server) => {
      const { ada, round } = await adaThroughSso(server);
      const before = await sessionOf(round.browser);
      await joinByInvitation(server, ada, 'Grace', 'admin');
      const nobody = { email: 'new@example.com', name: 'New', objectId: 'object-new' };
      for (const person of [grace, nobody]) {
        const refused = await signIn(round, person, `?again=${ada.userId}`);
        expect([refused.statusCode, refused.body.includes('That was somebody else')]).toEqual([403, true]);
        expect(await sessionOf(round.browser)).toEqual(before);
      }
    }));
});

describe('a session from a recovery code', () => {
  test('repairs single sign-on and changes nothing else', () =>
    withServer(async (server) => {
      const { ada, round } = await adaThroughSso(server);
      const url = `/api/accounts/${ada.accountId}`;
      const enforced = await round.browser.request('PUT', `${url}/sign-in-policy`, { body: { policy: 'enforced' } });
      const body = {
        accountAddress: ada.address,
        email: ada.email,
        password,
        code: enforced.json().recoveryCodes[0],
      };
      const browser = server.browser();
      await browser.request('POST', '/api/sign-in/recovery', { body });
      const limited = [403, 'RECOVERY_SESSION_LIMITED'];
      const change = async (method: 'PUT' | 'PATCH' | 'POST' | 'DELETE', path: string, content?: object) =>
        codeOf(await browser.request(method, `${url}${path}`, content === undefined ? {} : { body: content }));
      expect((await browser.request('GET', `${url}/members`)).statusCode).toBe(200);
      expect(await change('PUT', '/plan', { plan: 'enterprise' })).toEqual(limited);
      expect(await change('PATCH', '', { name: 'Mine' })).toEqual(limited);
      expect(await change('POST', '/invitations', { email: 'eve@example.com', role: 'owner' })).toEqual(limited);
      expect(await change('DELETE', '', { name: 'Ada Ltd' })).toEqual(limited);
      expect(await change('PATCH', '/members/mem_x', { role: 'owner' })).toEqual(limited);
      const patched = await change('PATCH', `/identity-providers/${round.provider.id}`, { allowSha1: true });
      expect(patched).toEqual([200, undefined]);
      expect(await change('POST', '/recovery-codes')).toEqual([200, undefined]);
      expect(await change('PUT', '/sign-in-policy', { policy: 'mixed' })).toEqual([200, undefined]);
    }));
});
