import { expect, test } from 'vitest';
import { addProvider, joinByInvitation, password, signUp, ssoBrowser, withServer } from '../testing/people.ts';
import type { Browser } from '../testing/test-server.ts';
import { addressFromName } from './account.ts';
import { changePlan } from './change-plan.ts';

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];

const auditOf = async (browser: Browser, accountId: string) =>
  (await browser.request('GET', `/api/accounts/${accountId}/audit-log`)).json().events;

test.each([
  ['Contoso', 'contoso'],
  ['  Contoso  Österreich, GmbH & Co. ', 'contoso-osterreich-gmbh-co'],
  ['Łódź', 'odz'],
  ['東京', 'account'],
  ['X', 'account-x'],
  ['recovery', 'account-recovery'],
  ['a'.repeat(80), 'a'.repeat(32)],
  [`${'a'.repeat(31)} b`, 'a'.repeat(31)],
])('%s has the address %s', (name, address) => {
  expect(addressFromName(name)).toBe(address);
});

test('a person may have several accounts', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const answer = await ada.browser.request('POST', '/api/accounts', { body: { name: 'Ada Ltd' } });
    expect(answer.json()).toMatchObject({ name: 'Ada Ltd', role: 'owner', plan: 'pay_as_you_go', ssoIncluded: true });
    expect(answer.json().address).toMatch(/^ada-ltd-[a-z0-9]{6}$/);
    const { accounts } = (await ada.browser.request('GET', '/api/session')).json();
    expect(accounts.map((account: { open: boolean }) => account.open)).toEqual([true, true]);
  }));

test('name and address change; an address is taken once', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const update = (body: object) => ada.browser.request('PATCH', `/api/accounts/${ada.accountId}`, { body });
    expect((await update({ name: ' Contoso  EU ', address: 'contoso-eu' })).json()).toMatchObject({
      name: 'Contoso EU',
      address: 'contoso-eu',
    });
    expect((await auditOf(ada.browser, ada.accountId))[0]).toMatchObject({
      action: 'account.updated',
      details: { nameFrom: 'Ada Ltd', nameTo: 'Contoso EU', addressFrom: 'ada-ltd', addressTo: 'contoso-eu' },
    });
    const taken = await update({ address: bob.address });
    expect(codeOf(taken)).toEqual([409, 'ADDRESS_TAKEN']);
    expect(taken.json().fields).toHaveProperty('address');
    expect(codeOf(await update({ address: 'recovery' }))).toEqual([409, 'ADDRESS_TAKEN']);
    expect((await update({ address: 'No Spaces' })).json().fields).toEqual({
      address: 'Use small letters, digits and hyphens, at least two characters, such as contoso-eu.',
    });
    expect((await update({ name: ' ' })).json().fields).toEqual({ name: 'Enter a name.' });
  }));

test('two accounts that want one address at the same time: one gets it, the other is told', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    // Several rounds: from the second on, the connections are there and the two really run side by side.
    for (let round = 0; round < 6; round += 1) {
      const answers = await Promise.all(
        [ada, bob].map(({ browser, accountId }) =>
          browser.request('PATCH', `/api/accounts/${accountId}`, { body: { address: `contoso-${round}` } }),
        ),
      );
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
      expect(answers.map((answer) => answer.json().code)).toContain('ADDRESS_TAKEN');
    }
  }));

test('the plan is changed by owners, and written down', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const admin = await joinByInvitation(server, ada, 'Bob', 'admin');
    const change = (browser: Browser, plan: string) =>
      browser.request('PUT', `/api/accounts/${ada.accountId}/plan`, { body: { plan } });
    expect(codeOf(await change(admin.browser, 'free'))).toEqual([403, 'NOT_ALLOWED']);
    expect((await change(ada.browser, 'gold')).json().fields).toEqual({
      plan: 'Choose one of: free, pay_as_you_go, enterprise.',
    });
    expect((await change(ada.browser, 'free')).json()).toMatchObject({ plan: 'free', ssoIncluded: false });
    expect((await auditOf(ada.browser, ada.accountId))[0]).toMatchObject({
      action: 'account.plan_changed',
      details: { from: 'pay_as_you_go', to: 'free' },
    });
  }));

test('a plan without enforcement is refused while single sign-on is enforced, and the way out is named', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const provider = await addProvider(server, ada.accountId);
    const sso = await ssoBrowser(server, ada.accountId, ada.userId, provider);
    await server.platform.db.updateTable('accounts').set({ sign_in_policy: 'enforced' }).execute();
    const url = `/api/accounts/${ada.accountId}`;
    const enterprise = await sso.request('PUT', `${url}/plan`, { body: { plan: 'enterprise' } });
    expect(enterprise.json()).toMatchObject({ signInPolicy: 'enforced' });
    const free = await sso.request('PUT', `${url}/plan`, { body: { plan: 'free' } });
    expect(codeOf(free)).toEqual([409, 'PLAN_NEEDED_WHILE_ENFORCED']);
    expect(free.json().message).toContain('Mixed');
    expect((await sso.request('GET', url)).json()).toMatchObject({ plan: 'enterprise', signInPolicy: 'enforced' });
    await sso.request('PUT', `${url}/sign-in-policy`, { body: { policy: 'mixed' } });
    expect((await sso.request('PUT', `${url}/plan`, { body: { plan: 'free' } })).json()).toMatchObject({
      plan: 'free',
    });
    expect((await sso.request('GET', url)).statusCode).toBe(200);
  }));

test('billing can refuse a change of plan, which then has not happened', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const caller = {
      sessionId: 'ses',
      userId: ada.userId,
      userName: 'Ada',
      userEmail: ada.email,
      method: 'password',
      accountId: null,
      providerId: null,
      signedInAt: 0,
      authenticatedAt: 0,
      pause: 0,
    } as const;
    const actor = { userId: ada.userId, name: 'Ada', ipAddress: null };
    const seen: unknown[] = [];
    const refusing = {
      planChanging(_tx: unknown, change: unknown) {
        seen.push(change);
        return Promise.reject(new Error('card declined'));
      },
    };
    const input = { accountId: ada.accountId, plan: 'enterprise', caller, actor } as const;
    await expect(changePlan(server.platform, refusing, input)).rejects.toThrow('card declined');
    expect(seen).toEqual([
      {
        accountId: ada.accountId,
        from: 'pay_as_you_go',
        to: 'enterprise',
        changedByUserId: ada.userId,
        at: server.clock.now(),
      },
    ]);
    expect((await ada.browser.request('GET', `/api/accounts/${ada.accountId}`)).json().plan).toBe('pay_as_you_go');
  }));

test('deleting an account needs its name and takes all that belongs to it, and nothing else', () =>
  withServer(async (server) => {
    const { db } = server.platform;
    const ada = await signUp(server, 'Ada');
    const other = await signUp(server, 'Zoe');
    const provider = await addProvider(server, ada.accountId);
    const admin = await joinByInvitation(server, ada, 'Bob', 'admin');
    const user = { id: 'usr_sso', email: 's@x.de', email_key: 's@x.de', name: 'S', password_hash: null, created_at: 1 };
    await db.insertInto('users').values(user).execute();
    const member = { account_id: ada.accountId, id: 'mem_sso', user_id: user.id, role: 'member', source: 'jit' };
    await db
      .insertInto('members')
      .values({ ...member, last_sign_in_at: 1, last_sso_at: 1, created_at: 1 })
      .execute();
    const sso = await ssoBrowser(server, ada.accountId, user.id, provider);
    const remove = (browser: Browser, name: string) =>
      browser.request('DELETE', `/api/accounts/${ada.accountId}`, { body: { name } });
    expect(codeOf(await remove(admin.browser, 'Ada Ltd'))).toEqual([403, 'NOT_ALLOWED']);
    expect((await remove(ada.browser, 'ada ltd')).json()).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { name: 'Type the name of the account: Ada Ltd' },
    });
    expect((await remove(ada.browser, 'Ada Ltd')).statusCode).toBe(200);
    expect(codeOf(await ada.browser.request('GET', `/api/accounts/${ada.accountId}`))).toEqual([404, 'NOT_FOUND']);
    expect((await sso.request('GET', '/api/session')).json().signedIn).toBe(false);
    const users = await db.selectFrom('users').select('name').orderBy('name').execute();
    expect(users.map((row) => row.name)).toEqual(['Ada', 'Bob', 'Zoe']);
    expect(await db.selectFrom('identity_providers').select('id').execute()).toEqual([]);
    expect((await other.browser.request('GET', `/api/accounts/${other.accountId}`)).statusCode).toBe(200);
    const again = await server.browser().request('POST', '/api/sign-in', { body: { email: ada.email, password } });
    expect(again.json()).toMatchObject({ signedIn: true, accounts: [] });
    const kept = await db.selectFrom('audit_events').select('action').where('account_id', '=', ada.accountId).execute();
    expect(kept.map((row) => row.action)).toContain('account.deleted');
  }));
