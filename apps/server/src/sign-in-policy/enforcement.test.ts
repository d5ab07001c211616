import { describe, expect, test } from 'vitest';
import { minutes } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, invite, joinByInvitation, password, signUp, withServer } from '../testing/people.ts';
import { ada as adaInDirectory, createProvider, type Round, signIn, updateProvider } from '../testing/sign-in.ts';
import type { Browser, TestServer } from '../testing/test-server.ts';
import { enforcementJob } from './index.ts';
import { lapseEnforcement } from './lapse-enforcement.ts';

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];

const setPolicy = (browser: Browser, accountId: string, policy: 'mixed' | 'enforced') =>
  browser.request('PUT', `/api/accounts/${accountId}/sign-in-policy`, { body: { policy } });

const accountOf = async (browser: Browser, { accountId }: Founder) =>
  browser.request('GET', `/api/accounts/${accountId}`);

const auditOf = async (browser: Browser, { accountId }: Founder) =>
  (await browser.request('GET', `/api/accounts/${accountId}/audit-log`)).json().events;

const mailsOf = (server: TestServer, kind: string) =>
  server.platform.db.selectFrom('mails').selectAll().where('kind', '=', kind).orderBy('id').execute();

/** Ada has come in through her account's provider and has enforced it. */
async function enforced(server: TestServer) {
  const ada = await signUp(server, 'Ada');
  const idp = identityProvider('contoso');
  const provider = await createProvider(ada, idp, { idpInitiated: 'restart' });
  const round: Round = { server, provider, idp, browser: server.browser() };
  await signIn(round, adaInDirectory);
  const answer = await setPolicy(round.browser, ada.accountId, 'enforced');
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { ada, idp, provider, round, answer: answer.json() };
}

describe('unless an admin has come in through single sign-on within the hour', () => {
  test('enforcement is over at that very moment, whether or not the job has run', () =>
    withServer(async (server) => {
      const { ada, round, answer } = await enforced(server);
      const confirmBy = server.clock.now() + minutes(60);
      expect(answer.account.enforcementConfirmBy).toBe(confirmBy);
      server.clock.set(confirmBy - 1);
      expect(codeOf(await accountOf(ada.browser, ada))).toEqual([403, 'SSO_REQUIRED']);
      server.clock.set(confirmBy);
      const again = server.browser();
      await again.request('POST', '/api/sign-in', { body: { email: ada.email, password } });
      expect((await accountOf(again, ada)).json()).toMatchObject({
        signInPolicy: 'mixed',
        signInPolicyChangedAt: confirmBy,
        enforcementConfirmBy: null,
      });
      const options = await server.browser().request('GET', `/api/sign-in/options/${ada.address}`);
      expect(options.json().password).toBe(true);
      const code = answer.recoveryCodes[0];
      const body = { accountAddress: ada.address, email: ada.email, password, code };
      expect(codeOf(await server.browser().request('POST', '/api/sign-in/recovery', { body }))).toEqual([
        401,
        'RECOVERY_CODE_WRONG',
      ]);
      expect((await round.browser.request('GET', '/api/session')).json().signedIn).toBe(true);
    }));

  test('the job writes it down once, by Latchkey, whatever the number of nodes, and every owner gets mail', () =>
    withServer(async (server) => {
      const { ada, round } = await enforced(server);
      const olga = await joinByInvitation(server, { ...ada, browser: round.browser }, 'Olga', 'owner').catch(
        () => null,
      );
      expect(olga, 'nobody joins an enforced account with a password').toBeNull();
      server.clock.advance(minutes(60) - 1);
      expect(await lapseEnforcement(server.platform)).toBe(0);
      server.clock.advance(1);
      const settled = await Promise.all([1, 2, 3].map(() => lapseEnforcement(server.platform)));
      expect(settled.reduce((sum, one) => sum + one)).toBe(1);
      expect(await lapseEnforcement(server.platform)).toBe(0);
      const again = server.browser();
      await again.request('POST', '/api/sign-in', { body: { email: ada.email, password } });
      const events = await auditOf(again, ada);
      const changes = events.filter(({ action }: { action: string }) => action === 'account.sign_in_policy_changed');
      expect(changes).toMatchObject([
        {
          actor: { userId: null, name: 'Latchkey' },
          details: { from: 'enforced', to: 'mixed', because: 'not_confirmed_in_time' },
        },
        { actor: { name: 'Ada' }, details: { from: 'mixed', to: 'enforced' } },
      ]);
      expect(await mailsOf(server, 'enforcement')).toMatchObject([
        { recipient: ada.email, subject: 'Ada Ltd: single sign-on is now the only way in' },
        { recipient: ada.email, subject: 'Ada Ltd: passwords open the account again' },
      ]);
      expect(await server.platform.db.selectFrom('recovery_codes').select('code_hash').execute()).toEqual([]);
      expect(enforcementJob(server.platform).everyMilliseconds).toBe(minutes(1));
    }));

  test('it can be enforced anew after that, which starts another hour', () =>
    withServer(async (server) => {
      const { ada, round } = await enforced(server);
      server.clock.advance(minutes(61));
      await signIn(round, adaInDirectory);
      expect((await accountOf(round.browser, ada)).json().signInPolicy).toBe('mixed');
      const answer = (await setPolicy(round.browser, ada.accountId, 'enforced')).json();
      expect(answer.account.enforcementConfirmBy).toBe(server.clock.now() + minutes(60));
      expect(answer.recoveryCodes).toHaveLength(10);
      const [latest, before] = (await auditOf(round.browser, ada)).filter(
        ({ action }: { action: string }) => action === 'account.sign_in_policy_changed',
      );
      expect([latest.details.to, before.details.because]).toEqual(['enforced', 'not_confirmed_in_time']);
    }));
});

describe('an admin who comes in through single sign-on', () => {
  test('confirms it, once, for good', () =>
    withServer(async (server) => {
      const { ada, round } = await enforced(server);
      server.clock.advance(minutes(60) - 1);
      await signIn({ ...round, browser: server.browser() }, adaInDirectory);
      const confirmed = (await auditOf(round.browser, ada)).find(
        ({ action }: { action: string }) => action === 'account.enforcement_confirmed',
      );
      expect(confirmed).toMatchObject({ actor: { userId: ada.userId }, target: { id: ada.accountId } });
      server.clock.advance(minutes(60));
      expect((await accountOf(round.browser, ada)).json()).toMatchObject({
        signInPolicy: 'enforced',
        enforcementConfirmBy: null,
      });
      await signIn({ ...round, browser: server.browser() }, adaInDirectory);
      const events = await auditOf(round.browser, ada);
      expect(events.filter(({ action }: { action: string }) => action.endsWith('confirmed'))).toHaveLength(1);
    }));

  test('must be an admin: whoever is not proves nothing for those who repair', () =>
    withServer(async (server) => {
      const { ada, round } = await enforced(server);
      await invite({ ...ada, browser: round.browser }, 'grace@example.com');
      const grace = { email: 'grace@example.com', name: 'Grace', objectId: 'object-grace' };
      const browser = server.browser();
      await signIn({ ...round, browser }, grace);
      await browser.request('POST', '/api/join', { body: { name: 'Grace' } });
      await signIn({ ...round, browser: server.browser() }, grace);
      expect((await accountOf(browser, ada)).json()).toMatchObject({
        role: 'member',
        enforcementConfirmBy: server.clock.now() + minutes(60),
      });
    }));

  test('is not the acting admin pressing Enforce again', () =>
    withServer(async (server) => {
      const { ada, round, answer } = await enforced(server);
      server.clock.advance(minutes(5));
      const again = (await setPolicy(round.browser, ada.accountId, 'enforced')).json();
      expect(again.account.enforcementConfirmBy).toBe(answer.account.enforcementConfirmBy);
    }));
});

describe('Mixed', () => {
  test('new people come in through single sign-on once it has been proven, and people from before keep passwords', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      const idp = identityProvider('contoso');
      const accept = (token: string, browser = server.browser()) =>
        browser.request('POST', `/api/invitations/${token}/accept`, { body: { name: 'New', password } });
      const provider = await createProvider(ada, idp);
      const early = await accept(await invite(ada, 'early@example.com'));
      expect(early.statusCode, 'a provider that is still being set up keeps nobody out').toBe(200);
      const round: Round = { server, provider, idp, browser: server.browser() };
      await signIn(round, adaInDirectory);
      const token = await invite(ada, 'grace@example.com', 'admin');
      const preview = await server.browser().request('GET', `/api/invitations/${token}`);
      expect(preview.json()).toMatchObject({ ssoRequired: true, signInAddress: ada.address });
      expect(codeOf(await accept(token))).toEqual([403, 'SSO_REQUIRED']);
      const bob = await signUp(server, 'Bob');
      const forBob = await invite(ada, bob.email);
      const asBob = await bob.browser.request('POST', `/api/invitations/${forBob}/accept`, { body: {} });
      expect(codeOf(asBob)).toEqual([403, 'SSO_REQUIRED']);
      const grace = { ...round, browser: server.browser() };
      await signIn(grace, { email: 'grace@example.com', name: 'Grace', objectId: 'g' });
      const joined = await grace.browser.request('POST', '/api/join', { body: { name: 'Grace' } });
      expect(joined.statusCode).toBe(200);
      expect((await accountOf(grace.browser, ada)).json().role).toBe('admin');
      const again = server.browser();
      await again.request('POST', '/api/sign-in', { body: { email: 'early@example.com', password } });
      expect((await accountOf(again, ada)).statusCode).toBe(200);
      await updateProvider(ada, provider.id, { enabled: false });
      expect((await accept(await invite(ada, 'late@example.com'))).statusCode).toBe(200);
    }));
});

describe('while single sign-on is enforced', () => {
  test('the last owner who can get in cannot leave, be demoted or suspended', () =>
    withServer(async (server) => {
      const { ada, round } = await enforced(server);
      const { db } = server.platform;
      const user = { id: 'usr_o', email: 'o@example.com', email_key: 'o@example.com', name: 'Olga', created_at: 1 };
      await db
        .insertInto('users')
        .values({ ...user, password_hash: null })
        .execute();
      const row = { account_id: ada.accountId, id: 'mem_o', user_id: user.id, role: 'owner', source: 'jit' };
      const never = { last_sign_in_at: null, last_sso_at: null, suspended_at: null, role_from_provider_id: null };
      await db
        .insertInto('members')
        .values({ ...row, ...never, created_at: 1 })
        .execute();
      const { members } = (await round.browser.request('GET', `/api/accounts/${ada.accountId}/members`)).json();
      const own = members.find(({ isYou }: { isYou: boolean }) => isYou).id;
      const url = `/api/accounts/${ada.accountId}/members/${own}`;
      const refused = [409, 'LAST_OWNER_WITH_A_WAY_IN'];
      expect(codeOf(await round.browser.request('PATCH', url, { body: { role: 'admin' } }))).toEqual(refused);
      expect(codeOf(await round.browser.request('DELETE', url))).toEqual(refused);
      // A recovery code is a way in as well.
      const code = { account_id: ada.accountId, user_id: 'usr_o', code_hash: 'h', used_at: null };
      await db
        .insertInto('recovery_codes')
        .values({ ...code, created_at: server.clock.now() })
        .execute();
      expect((await round.browser.request('PATCH', url, { body: { role: 'admin' } })).statusCode).toBe(200);
    }));

  test('an owner gets codes of their own; admins see who has how many; Mixed has none', () =>
    withServer(async (server) => {
      const { ada, round } = await enforced(server);
      const url = `/api/accounts/${ada.accountId}/recovery-codes`;
      const created = (await round.browser.request('POST', url)).json();
      expect(created.recoveryCodes).toHaveLength(10);
      const body = { accountAddress: ada.address, email: ada.email, password, code: created.recoveryCodes[0] };
      expect((await server.browser().request('POST', '/api/sign-in/recovery', { body })).statusCode).toBe(200);
      expect((await round.browser.request('GET', url)).json()).toEqual({
        owners: [{ memberId: expect.stringMatching(/^mem_/), name: 'Ada', isYou: true, codesLeft: 9 }],
      });
      await setPolicy(round.browser, ada.accountId, 'mixed');
      expect(codeOf(await round.browser.request('POST', url))).toEqual([409, 'SSO_NOT_ENFORCED']);
      expect((await round.browser.request('GET', url)).json().owners[0].codesLeft).toBe(0);
    }));

  test('a used code alarms every owner by mail', () =>
    withServer(async (server) => {
      const ada = await signUp(server, 'Ada');
      await joinByInvitation(server, ada, 'Olga', 'owner');
      await joinByInvitation(server, ada, 'Ann', 'admin');
      const idp = identityProvider('contoso');
      const round: Round = { server, provider: await createProvider(ada, idp), idp, browser: server.browser() };
      await signIn(round, adaInDirectory);
      const [code] = (await setPolicy(round.browser, ada.accountId, 'enforced')).json().recoveryCodes;
      const body = { accountAddress: ada.address, email: ada.email, password, code };
      await server.browser().request('POST', '/api/sign-in/recovery', { body });
      const alarms = await mailsOf(server, 'recovery_code_used');
      expect(alarms.map(({ recipient }) => recipient).sort()).toEqual(['ada@example.com', 'olga@example.com']);
      expect(alarms[0]?.subject).toBe('Ada Ltd: a recovery code has been used');
    }));

  test('an owner without a password needs the code alone, and one with a password needs both', () =>
    withServer(async (server) => {
      const { ada, answer } = await enforced(server);
      const [first, second] = answer.recoveryCodes;
      const recover = (code: string, email = ada.email) =>
        server.browser().request('POST', '/api/sign-in/recovery', {
          body: { accountAddress: ada.address, email, password: '', code },
        });
      expect(codeOf(await recover(first))).toEqual([401, 'RECOVERY_CODE_WRONG']);
      await server.platform.db.updateTable('users').set({ password_hash: null }).execute();
      expect(codeOf(await recover(first, 'nobody@example.com'))).toEqual([401, 'RECOVERY_CODE_WRONG']);
      expect((await recover(first)).json()).toMatchObject({ signedIn: true, method: 'recovery' });
      expect(codeOf(await recover(first))).toEqual([401, 'RECOVERY_CODE_WRONG']);
      for (let attempt = 0; attempt < 7; attempt += 1) await recover(`guess-${attempt}`);
      expect(codeOf(await recover(second))).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    }));
});
