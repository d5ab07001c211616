import { describe, expect, test } from 'vitest';
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
import { mayAssign, mayRemove } from './member.ts';

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];

const membersOf = async (browser: Browser, accountId: string) =>
  (await browser.request('GET', `/api/accounts/${accountId}/members`)).json().members;

const setRole = (browser: Browser, accountId: string, memberId: string, role: string) =>
  browser.request('PATCH', `/api/accounts/${accountId}/members/${memberId}`, { body: { role } });

const remove = (browser: Browser, accountId: string, memberId: string) =>
  browser.request('DELETE', `/api/accounts/${accountId}/members/${memberId}`);

const ownMemberId = async ({ browser, accountId }: Founder): Promise<string> =>
  (await membersOf(browser, accountId)).find((member: { isYou: boolean }) => member.isYou).id;

async function addSsoOnlyMember(server: TestServer, accountId: string, providerId: string) {
  const { db } = server.platform;
  const at = server.clock.now();
  const user = { id: 'usr_sso', email: 'sso@example.com', email_key: 'sso@example.com', name: 'Sso', created_at: at };
  await db
    .insertInto('users')
    .values({ ...user, password_hash: null })
    .execute();
  const times = { last_sign_in_at: at, last_sso_at: at, created_at: at };
  const member = { account_id: accountId, id: 'mem_sso', user_id: user.id, role: 'member', source: 'jit' };
  await db
    .insertInto('members')
    .values({ ...member, ...times, suspended_at: null, role_from_provider_id: null })
    .execute();
  const identity = {
    account_id: accountId,
    provider_id: providerId,
    subject: 's',
    user_id: user.id,
    email: user.email,
  };
  await db
    .insertInto('identities')
    .values({ ...identity, created_at: at, last_used_at: at })
    .execute();
}

describe('who may change whose role', () => {
  test.each([
    ['owner', 'member', 'owner', true],
    ['owner', 'owner', 'member', true],
    ['admin', 'member', 'admin', true],
    ['admin', 'admin', 'member', true],
    ['admin', 'member', 'owner', false],
    ['admin', 'owner', 'admin', false],
    ['member', 'member', 'admin', false],
  ] as const)('%s: %s to %s: %s', (actor, from, to, allowed) => {
    expect(mayAssign(actor, from, to)).toBe(allowed);
  });

  test.each([
    ['owner', 'owner', false, true],
    ['admin', 'admin', false, true],
    ['admin', 'owner', false, false],
    ['member', 'member', false, false],
    ['member', 'member', true, true],
  ] as const)('%s removes %s (self: %s): %s', (actor, target, self, allowed) => {
    expect(mayRemove(actor, target, self)).toBe(allowed);
  });
});

test('members are listed by name; everybody in the account may look', () =>
  withServer(async (server) => {
    const zoe = await signUp(server, 'Zoe');
    const bob = await joinByInvitation(server, zoe, 'bob');
    await joinByInvitation(server, zoe, 'Ada', 'admin');
    const members = await membersOf(bob.browser, zoe.accountId);
    expect(members.map((member: { name: string }) => member.name)).toEqual(['Ada', 'bob', 'Zoe']);
    expect(members[1]).toMatchObject({ isYou: true, role: 'member', source: 'invitation', lastSsoAt: null });
    expect(members[2]).toMatchObject({ isYou: false, role: 'owner', source: 'founder', email: 'zoe@example.com' });
  }));

test('only owners make, or unmake, owners; members change nothing', () =>
  withServer(async (server) => {
    const owner = await signUp(server, 'Ada');
    const { accountId } = owner;
    const admin = await joinByInvitation(server, owner, 'Bob', 'admin');
    const member = await joinByInvitation(server, owner, 'Cleo');
    const ownerId = await ownMemberId(owner);
    expect(codeOf(await setRole(admin.browser, accountId, member.memberId, 'owner'))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await setRole(admin.browser, accountId, admin.memberId, 'owner'))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await setRole(admin.browser, accountId, ownerId, 'member'))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await setRole(member.browser, accountId, member.memberId, 'admin'))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await remove(admin.browser, accountId, ownerId))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await remove(member.browser, accountId, admin.memberId))).toEqual([403, 'NOT_ALLOWED']);
    const promoted = await setRole(admin.browser, accountId, member.memberId, 'admin');
    expect(promoted.json()).toMatchObject({ id: member.memberId, role: 'admin' });
    expect((await setRole(owner.browser, accountId, member.memberId, 'owner')).json().role).toBe('owner');
    const { events } = (await owner.browser.request('GET', `/api/accounts/${accountId}/audit-log`)).json();
    expect(events[0]).toMatchObject({
      action: 'member.role_changed',
      actor: { name: 'Ada' },
      target: { type: 'member', id: member.memberId, name: 'Cleo' },
      details: { from: 'admin', to: 'owner', email: 'cleo@example.com' },
    });
  }));

test('the last owner stays owner and stays', () =>
  withServer(async (server) => {
    const owner = await signUp(server, 'Ada');
    const ownerId = await ownMemberId(owner);
    expect(codeOf(await setRole(owner.browser, owner.accountId, ownerId, 'admin'))).toEqual([409, 'LAST_OWNER']);
    expect(codeOf(await remove(owner.browser, owner.accountId, ownerId))).toEqual([409, 'LAST_OWNER']);
    expect((await setRole(owner.browser, owner.accountId, ownerId, 'owner')).statusCode).toBe(200);
  }));

test('two owners who step down, or remove each other, at the same time leave one', () =>
  withServer(async (server) => {
    const owner = await signUp(server, 'Ada');
    const { accountId } = owner;
    const ownerId = await ownMemberId(owner);
    const second = await joinByInvitation(server, owner, 'Bob', 'owner');
    const { db } = server.platform;
    // Several rounds: from the second on, the connections are there and the two really run side by side.
    for (let round = 0; round < 6; round += 1) {
      await db.updateTable('members').set({ role: 'owner' }).execute();
      const stepDown = await Promise.all([
        setRole(owner.browser, accountId, ownerId, 'admin'),
        setRole(second.browser, accountId, second.memberId, 'admin'),
      ]);
      expect(stepDown.map(codeOf)).toContainEqual([409, 'LAST_OWNER']);
      expect(stepDown.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
      expect(await db.selectFrom('members').selectAll().where('role', '=', 'owner').execute()).toHaveLength(1);
    }
    await db.updateTable('members').set({ role: 'owner' }).execute();
    const both = await db.selectFrom('members').selectAll().execute();
    for (let round = 0; round < 6; round += 1) {
      const removals = await Promise.all([
        remove(owner.browser, accountId, second.memberId),
        remove(second.browser, accountId, ownerId),
      ]);
      expect(removals.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
      expect(await db.selectFrom('members').select('role').execute()).toEqual([{ role: 'owner' }]);
      await db
        .insertInto('members')
        .values(both)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }));

test('a member may leave, and keeps the sessions of other accounts', () =>
  withServer(async (server) => {
    const owner = await signUp(server, 'Ada');
    const member = await joinByInvitation(server, owner, 'Bob');
    expect((await remove(member.browser, owner.accountId, member.memberId)).statusCode).toBe(200);
    const session = (await member.browser.request('GET', '/api/session')).json();
    expect(session).toMatchObject({ signedIn: true, accounts: [] });
    expect(codeOf(await member.browser.request('GET', `/api/accounts/${owner.accountId}`))).toEqual([404, 'NOT_FOUND']);
  }));

test('removal ends the sessions that open this account only, and forgets an SSO-only person', () =>
  withServer(async (server) => {
    const { db } = server.platform;
    const owner = await signUp(server, 'Ada');
    const provider = await addProvider(server, owner.accountId);
    const member = await joinByInvitation(server, owner, 'Bob');
    const bobBySso = await ssoBrowser(server, owner.accountId, member.userId, provider);
    await addSsoOnlyMember(server, owner.accountId, provider);
    const ssoOnly = await ssoBrowser(server, owner.accountId, 'usr_sso', provider);
    await remove(owner.browser, owner.accountId, member.memberId);
    expect((await bobBySso.request('GET', '/api/session')).json().signedIn).toBe(false);
    expect((await member.browser.request('GET', '/api/session')).json().signedIn).toBe(true);
    expect((await ssoOnly.request('GET', '/api/session')).json().signedIn).toBe(true);
    await remove(owner.browser, owner.accountId, 'mem_sso');
    expect((await ssoOnly.request('GET', '/api/session')).json().signedIn).toBe(false);
    expect(await db.selectFrom('identities').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('users').select('id').where('id', '=', 'usr_sso').execute()).toEqual([]);
    const { events } = (await owner.browser.request('GET', `/api/accounts/${owner.accountId}/audit-log`)).json();
    expect(events[0]).toMatchObject({
      action: 'member.removed',
      target: { name: 'Sso' },
      details: { endedSessions: 1 },
    });
  }));

test('the last sign-in is noted wherever the session opens', () =>
  withServer(async (server) => {
    const owner = await signUp(server, 'Ada');
    server.clock.advance(60_000);
    await server.browser().request('POST', '/api/sign-in', { body: { email: owner.email, password } });
    const [member] = await membersOf(owner.browser, owner.accountId);
    expect(member).toMatchObject({ lastSignInAt: server.clock.now(), lastSsoAt: null });
  }));
