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

const setPolicy = (browser: Browser, accountId: string, policy: 'mixed' | 'enforced') =>
  browser.request('PUT', `/api/accounts/${accountId}/sign-in-policy`, { body: { policy } });

const recover = (browser: Browser, founder: Founder, code: string, change: Record<string, string> = {}) =>
  browser.request('POST', '/api/sign-in/recovery', {
    body: { accountAddress: founder.address, email: founder.email, password, code, ...change },
  });

/** An owner who has just signed in through the account's proven provider, and has enforced it. */
async function enforced(server: TestServer) {
  const ada = await signUp(server, 'Ada');
  const provider = await addProvider(server, ada.accountId);
  const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
  const answer = await setPolicy(sso, ada.accountId, 'enforced');
  return { ada, provider, sso, answer, codes: answer.json().recoveryCodes as string[] };
}

const actionsOf = async (browser: Browser, accountId: string) =>
  (await browser.request('GET', `/api/accounts/${accountId}/audit-log`)).json().events;

describe('enforcing', () => {
  test('needs the acting admin to have just come in through it', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const provider = await addProvider(server, ada.accountId);
      const { browser } = ada;
      expect(codeOf(await setPolicy(browser, ada.accountId, 'enforced'))).toEqual([409, 'ENFORCEMENT_NOT_PROVEN']);
      const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
      server.clock.advance(minutes(15));
      expect(codeOf(await setPolicy(sso, ada.accountId, 'enforced'))).toEqual([403, 'SIGN_IN_AGAIN']);
      const fresh = await ssoBrowser(server, ada.accountId, ada.userId, provider);
      expect((await setPolicy(fresh, ada.accountId, 'enforced')).statusCode).toBe(200);
    }));

  test('closes the account to password sessions, counts them, and is written down', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const bob = await joinByInvitation(server, ada, 'Bob');
      const provider = await addProvider(server, ada.accountId);
      const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
      const answer = (await setPolicy(sso, ada.accountId, 'enforced')).json();
      expect(answer).toMatchObject({
        account: { signInPolicy: 'enforced', signInPolicyChangedAt: server.clock.now(), role: 'owner' },
        endedSessions: 2,
      });
      const url = `/api/accounts/${ada.accountId}`;
      expect(codeOf(await ada.browser.request('GET', url))).toEqual([403, 'SSO_REQUIRED']);
      expect(codeOf(await bob.browser.request('GET', url))).toEqual([403, 'SSO_REQUIRED']);
      expect((await sso.request('GET', url)).statusCode).toBe(200);
      expect((await actionsOf(sso, ada.accountId)).slice(0, 2)).toMatchObject([
        { action: 'recovery_codes.created', actor: { name: 'Ada' }, details: { count: 10 } },
        { action: 'account.sign_in_policy_changed', details: { from: 'mixed', to: 'enforced', endedSessions: 2 } },
      ]);
    }));

  test('needs a plan that includes it', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const provider = await addProvider(server, ada.accountId);
      const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
      await server.platform.db.updateTable('accounts').set({ plan: 'free' }).execute();
      expect(codeOf(await setPolicy(sso, ada.accountId, 'enforced'))).toEqual([402, 'PLAN_WITHOUT_SSO']);
    }));

  test('gives ten codes to an owner, none to an admin; repeated, it gives new ones', () =>
    withServer(async (server) => {
      const { ada, sso, codes } = await enforced(server);
      expect(codes).toHaveLength(10);
      expect(new Set(codes).size).toBe(10);
      const stored = await server.platform.db.selectFrom('recovery_codes').selectAll().execute();
      expect(stored).toHaveLength(10);
      expect(JSON.stringify(stored)).not.toContain(codes[0]);
      const again = (await setPolicy(sso, ada.accountId, 'enforced')).json();
      expect(again.recoveryCodes).toHaveLength(10);
      expect(again.endedSessions).toBe(0);
      expect(codeOf(await recover(server.browser(), ada, codes[0] ?? ''))).toEqual([401, 'RECOVERY_CODE_WRONG']);
      await server.platform.db.updateTable('members').set({ role: 'admin' }).execute();
      expect((await setPolicy(sso, ada.accountId, 'enforced')).json().recoveryCodes).toEqual([]);
    }));

  test('readiness says whether it is proven, and who would lose access', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const bob = await joinByInvitation(server, ada, 'Bob');
      const eve = await joinByInvitation(server, ada, 'Eve');
      const url = `/api/accounts/${ada.accountId}`;
      const ask = async (browser: Browser) => (await browser.request('GET', `${url}/enforcement-readiness`)).json();
      expect(await ask(ada.browser)).toMatchObject({ proven: false, unprovenBecause: 'no_provider' });
      const provider = await addProvider(server, ada.accountId);
      const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
      const known = { account_id: ada.accountId, provider_id: provider, created_at: 1, last_used_at: 1 };
      await server.platform.db
        .insertInto('identities')
        .values([
          { ...known, subject: 'ada', user_id: ada.userId, email: ada.email },
          { ...known, subject: 'eve', user_id: eve.userId, email: 'eve@contoso.example' },
        ])
        .execute();
      expect(await ask(sso)).toEqual({
        proven: true,
        provenUntil: server.clock.now() + minutes(15),
        unprovenBecause: null,
        enabledProviders: 1,
        members: 3,
        membersAtRisk: [
          {
            id: bob.memberId,
            name: 'Bob',
            email: 'bob@example.com',
            role: 'member',
            reasons: ['no_sso_sign_in'],
            providerEmail: null,
          },
          {
            id: eve.memberId,
            name: 'Eve',
            email: 'eve@example.com',
            role: 'member',
            reasons: ['other_email'],
            providerEmail: 'eve@contoso.example',
          },
        ],
      });
      expect(await ask(ada.browser)).toMatchObject({ proven: false, unprovenBecause: 'not_through_sso' });
      server.clock.advance(1);
      await server.platform.db
        .updateTable('identity_providers')
        .set({ revision: 2, changed_at: server.clock.now() })
        .execute();
      expect(await ask(sso)).toMatchObject({ proven: false, provenUntil: null, unprovenBecause: 'provider_changed' });
      expect(codeOf(await setPolicy(sso, ada.accountId, 'enforced'))).toEqual([409, 'ENFORCEMENT_NOT_PROVEN']);
    }));
});

describe('recovery', () => {
  test('a code opens this account only, once, for an hour, and is written down', () =>
    withServer(async (server) => {
      const { ada, sso, codes } = await enforced(server);
      const second = (await ada.browser.request('POST', '/api/accounts', { body: { name: 'Second' } })).json();
      const browser = server.browser();
      const answer = await recover(browser, ada, (codes[3] ?? '').toUpperCase());
      expect(answer.json()).toMatchObject({
        signedIn: true,
        method: 'recovery',
        expiresAt: server.clock.now() + hours(1),
        accounts: [
          { id: ada.accountId, open: true },
          { id: second.id, open: false, closedBecause: 'other_account' },
        ],
      });
      expect((await browser.request('GET', `/api/accounts/${ada.accountId}`)).statusCode).toBe(200);
      expect(codeOf(await browser.request('GET', `/api/accounts/${second.id}`))).toEqual([
        403,
        'SESSION_OPENS_OTHER_ACCOUNT',
      ]);
      expect((await actionsOf(sso, ada.accountId)).slice(0, 2)).toMatchObject([
        { action: 'session.created', details: { method: 'recovery' } },
        { action: 'recovery_code.used', actor: { name: 'Ada' }, details: { codesLeft: 9 } },
      ]);
      expect(codeOf(await recover(server.browser(), ada, codes[3] ?? ''))).toEqual([401, 'RECOVERY_CODE_WRONG']);
      server.clock.advance(hours(1));
      expect((await browser.request('GET', '/api/session')).json().signedIn).toBe(false);
    }));

  test('of two who use one code at the same time, one gets in', () =>
    withServer(async (server) => {
      const { ada, codes } = await enforced(server);
      const answers = await Promise.all([1, 2, 3].map(() => recover(server.browser(), ada, codes[0] ?? '')));
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 401, 401]);
    }));

  test('needs the password of the owner whose code it is, who still is owner', () =>
    withServer(async (server) => {
      const { ada, codes } = await enforced(server);
      const [code = ''] = codes;
      const bob = await signUp(server, 'Bob');
      const attempt = async (change: Record<string, string>) =>
        codeOf(await recover(server.browser(), ada, code, change));
      expect(await attempt({ password: 'wrong' })).toEqual([401, 'WRONG_CREDENTIALS']);
      expect(await attempt({ email: bob.email })).toEqual([401, 'RECOVERY_CODE_WRONG']);
      expect(await attempt({ accountAddress: bob.address })).toEqual([401, 'RECOVERY_CODE_WRONG']);
      expect(await attempt({ accountAddress: 'nowhere' })).toEqual([401, 'RECOVERY_CODE_WRONG']);
      expect(await attempt({ code: 'aaaaaa-bbbbbb' })).toEqual([401, 'RECOVERY_CODE_WRONG']);
      const members = server.platform.db.updateTable('members').where('user_id', '=', ada.userId);
      await members.set({ role: 'admin' }).execute();
      expect(await attempt({})).toEqual([401, 'RECOVERY_CODE_WRONG']);
      await members.set({ role: 'owner' }).execute();
      expect((await recover(server.browser(), ada, code)).statusCode).toBe(200);
    }));

  test('guesses are limited, also with the right password', () =>
    withServer(async (server) => {
      const { ada, codes } = await enforced(server);
      for (let attempt = 0; attempt < 10; attempt += 1) {
        expect(codeOf(await recover(server.browser(), ada, `guess-${attempt}`))[1]).toBe('RECOVERY_CODE_WRONG');
      }
      expect(codeOf(await recover(server.browser(), ada, codes[0] ?? ''))).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    }));

  test('a suspended owner does not come in with one, and it stays unused', () =>
    withServer(async (server) => {
      const { ada, codes } = await enforced(server);
      const suspend = (since: number | null) =>
        server.platform.db
          .updateTable('members')
          .set({ suspended_at: since })
          .where('user_id', '=', ada.userId)
          .execute();
      await suspend(1);
      expect(codeOf(await recover(server.browser(), ada, codes[0] ?? ''))).toEqual([401, 'RECOVERY_CODE_WRONG']);
      await suspend(null);
      expect((await recover(server.browser(), ada, codes[0] ?? '')).statusCode).toBe(200);
    }));

  test('going back to Mixed opens the account to passwords and makes all codes void', () =>
    withServer(async (server) => {
      const { ada, sso, codes } = await enforced(server);
      const recovered = server.browser();
      await recover(recovered, ada, codes[0] ?? '');
      const mixed = (await setPolicy(recovered, ada.accountId, 'mixed')).json();
      expect(mixed).toMatchObject({ account: { signInPolicy: 'mixed' }, recoveryCodes: [], endedSessions: 0 });
      const ended = await ada.browser.request('GET', `/api/accounts/${ada.accountId}`);
      expect(codeOf(ended), 'a session that enforcement has ended stays so').toEqual([403, 'SESSION_OVER']);
      const again = server.browser();
      await again.request('POST', '/api/sign-in', { body: { email: ada.email, password } });
      expect((await again.request('GET', `/api/accounts/${ada.accountId}`)).statusCode).toBe(200);
      await setPolicy(sso, ada.accountId, 'enforced');
      expect(codeOf(await recover(server.browser(), ada, codes[1] ?? ''))).toEqual([401, 'RECOVERY_CODE_WRONG']);
    }));
});
