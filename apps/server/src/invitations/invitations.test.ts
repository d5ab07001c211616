import { expect, test } from 'vitest';
import { days, hashToken } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import {
  addProvider,
  type Founder,
  invite,
  joinByInvitation,
  password,
  signUp,
  ssoBrowser,
  withServer,
} from '../testing/people.ts';
import { createProvider, grace, signIn } from '../testing/sign-in.ts';
import type { Browser } from '../testing/test-server.ts';
import { acceptInvitationBySso } from './accept-invitation-by-sso.ts';
import { findOpenInvitation } from './invitation-store.ts';

const contoso = identityProvider('contoso');

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];

const accept = (browser: Browser, token: string, body: object = {}) =>
  browser.request('POST', `/api/invitations/${token}/accept`, { body });

const preview = (browser: Browser, token: string) => browser.request('GET', `/api/invitations/${token}`);

const list = async ({ browser, accountId }: Founder) =>
  (await browser.request('GET', `/api/accounts/${accountId}/invitations`)).json().invitations;

test('the link is shown once and kept as a hash', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const token = await invite(ada, 'Bob@Example.com', 'admin');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const row = await server.platform.db.selectFrom('invitations').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ token_hash: hashToken(token), email: 'Bob@Example.com', email_key: 'bob@example.com' });
    expect(JSON.stringify([await list(ada), row])).not.toContain(token);
    expect((await preview(server.browser(), token)).json()).toEqual({
      accountName: 'Ada Ltd',
      email: 'Bob@Example.com',
      role: 'admin',
      invitedBy: 'Ada',
      expiresAt: server.clock.now() + days(7),
      userExists: false,
      ssoRequired: false,
      signInAddress: 'ada-ltd',
    });
  }));

test('a new person accepts with name and password, and is signed in', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const token = await invite(ada, 'bob@example.com', 'admin');
    const browser = server.browser();
    expect(codeOf(await accept(browser, token))).toEqual([401, 'NOT_SIGNED_IN']);
    expect((await accept(browser, token, { password })).json().fields).toEqual({ name: 'Enter your name.' });
    expect((await accept(browser, token, { name: 'Bob' })).json().fields).toEqual({ password: 'Choose a password.' });
    expect((await accept(browser, token, { name: 'Bob', password })).json()).toEqual({ accountId: ada.accountId });
    expect((await browser.request('GET', '/api/session')).json()).toMatchObject({
      user: { name: 'Bob', email: 'bob@example.com' },
      accounts: [{ id: ada.accountId, role: 'admin', open: true }],
    });
    expect(codeOf(await accept(server.browser(), token, { name: 'Eve', password }))).toEqual([
      410,
      'INVITATION_INVALID',
    ]);
    expect(codeOf(await preview(server.browser(), token))).toEqual([410, 'INVITATION_INVALID']);
    const { events } = (await ada.browser.request('GET', `/api/accounts/${ada.accountId}/audit-log`)).json();
    expect(events.map((event: { action: string }) => event.action).slice(0, 4)).toEqual([
      'session.created',
      'member.joined',
      'invitation.accepted',
      'invitation.created',
    ]);
  }));

test('a signed-in person accepts with the same e-mail only', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const eve = await signUp(server, 'Eve');
    const token = await invite(ada, 'BOB@example.com');
    expect((await preview(eve.browser, token)).json().userExists).toBe(true);
    expect(codeOf(await accept(eve.browser, token))).toEqual([403, 'INVITATION_OTHER_EMAIL']);
    expect(codeOf(await accept(eve.browser, token, { name: 'Bob', password }))).toEqual([
      403,
      'INVITATION_OTHER_EMAIL',
    ]);
    expect(codeOf(await accept(server.browser(), token, { name: 'Bob', password }))).toEqual([409, 'EMAIL_TAKEN']);
    expect((await accept(bob.browser, token)).json()).toEqual({ accountId: ada.accountId });
    const { accounts } = (await bob.browser.request('GET', '/api/session')).json();
    expect(accounts).toHaveLength(2);
  }));

test("a session of another account's identity provider does not accept", () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const provider = await addProvider(server, bob.accountId);
    const browser = await ssoBrowser(server, bob.accountId, bob.userId, provider);
    const token = await invite(ada, bob.email);
    expect(codeOf(await accept(browser, token))).toEqual([409, 'EMAIL_TAKEN']);
    expect((await accept(bob.browser, token)).statusCode).toBe(200);
  }));

test('an invitation ends after 7 days, or when it is withdrawn', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const expiring = await invite(ada, 'bob@example.com');
    const withdrawn = await invite(ada, 'cleo@example.com');
    const [newest] = (await list(ada)).filter((one: { email: string }) => one.email === 'cleo@example.com');
    const url = `/api/accounts/${ada.accountId}/invitations/${newest.id}`;
    expect((await ada.browser.request('DELETE', url)).statusCode).toBe(200);
    expect(codeOf(await ada.browser.request('DELETE', url))).toEqual([410, 'INVITATION_INVALID']);
    const person = { name: 'X', password };
    expect(codeOf(await accept(server.browser(), withdrawn, person))).toEqual([410, 'INVITATION_INVALID']);
    for (let day = 0; day < 7; day += 1) {
      server.clock.advance(day < 6 ? days(1) - 1 : days(1) + 5);
      await ada.browser.request('GET', '/api/session');
    }
    expect((await preview(server.browser(), expiring)).statusCode).toBe(200);
    server.clock.advance(1);
    expect(codeOf(await accept(server.browser(), expiring, person))).toEqual([410, 'INVITATION_INVALID']);
    expect(await server.platform.db.selectFrom('members').select('id').execute()).toHaveLength(1);
  }));

test('a new link for the same person takes the place of the older one', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const older = await invite(ada, 'bob@example.com', 'admin');
    server.clock.advance(1);
    const newer = await invite(ada, 'Bob@example.com', 'member');
    expect(codeOf(await preview(server.browser(), older))).toEqual([410, 'INVITATION_INVALID']);
    expect((await preview(server.browser(), newer)).json().role).toBe('member');
    expect((await list(ada)).map((one: { status: string }) => one.status)).toEqual(['open', 'revoked']);
  }));

test('who may invite whom', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const admin = await joinByInvitation(server, ada, 'Bob', 'admin');
    const member = await joinByInvitation(server, ada, 'Cleo');
    const url = `/api/accounts/${ada.accountId}/invitations`;
    const inviteAs = (browser: Browser, email: string, role: string) =>
      browser.request('POST', url, { body: { email, role } });
    expect(codeOf(await inviteAs(admin.browser, 'x@example.com', 'owner'))).toEqual([403, 'NOT_ALLOWED']);
    expect((await inviteAs(admin.browser, 'x@example.com', 'admin')).statusCode).toBe(200);
    expect(codeOf(await inviteAs(member.browser, 'x@example.com', 'member'))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await inviteAs(ada.browser, 'BOB@example.com', 'member'))).toEqual([409, 'ALREADY_MEMBER']);
    expect((await inviteAs(ada.browser, 'x@localhost', 'member')).json().fields).toEqual({
      email: 'Enter an e-mail address such as name@example.com.',
    });
  }));

test.each([
  ['is removed', 'member', (url: string) => ['DELETE', url, {}] as const],
  ['may no longer invite', 'member', (url: string) => ['PATCH', url, { body: { role: 'member' } }] as const],
  ['may no longer give that role', 'owner', (url: string) => ['PATCH', url, { body: { role: 'admin' } }] as const],
])('an invitation ends when its inviter %s', (_name, role, change) =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await joinByInvitation(server, ada, 'Bob', 'owner');
    const provider = await createProvider(ada, contoso, { provisioning: 'off' });
    const link = await invite({ ...ada, browser: bob.browser }, 'grace@example.com', role);
    const [method, url, options] = change(`/api/accounts/${ada.accountId}/members/${bob.memberId}`);
    expect((await ada.browser.request(method, url, options)).statusCode).toBe(200);
    expect(codeOf(await preview(server.browser(), link))).toEqual([410, 'INVITATION_INVALID']);
    const person = { name: 'Grace', password };
    expect(codeOf(await accept(server.browser(), link, person))).toEqual([410, 'INVITATION_INVALID']);
    const invited = (await list(ada)).find((one: { email: string }) => one.email === 'grace@example.com');
    expect(invited.status).toBe('revoked');
    const round = { server, provider, idp: contoso, browser: server.browser() };
    expect((await signIn(round, grace)).statusCode).toBe(403);
  }),
);

test('inviting is limited, for the preview of an invitation tells whether an e-mail is known', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    for (const one of Array.from({ length: 200 }, (_, index) => index)) await invite(ada, `p${one}@example.com`);
    const url = `/api/accounts/${ada.accountId}/invitations`;
    const body = { email: 'one-more@example.com', role: 'member' };
    expect(codeOf(await ada.browser.request('POST', url, { body }))).toEqual([429, 'TOO_MANY_ATTEMPTS']);
  }));

test('of several who accept one invitation at the same time, one gets in', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await signUp(server, 'Bob');
    const forBob = await invite(ada, bob.email);
    const asUser = await Promise.all([1, 2, 3].map(() => accept(bob.browser, forBob)));
    expect(asUser.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    const forNew = await invite(ada, 'new@example.com');
    const asNew = await Promise.all([1, 2, 3].map(() => accept(server.browser(), forNew, { name: 'New', password })));
    expect(asNew.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    for (const answer of [...asUser, ...asNew]) expect([200, 409, 410]).toContain(answer.statusCode);
    const members = (await ada.browser.request('GET', `/api/accounts/${ada.accountId}/members`)).json().members;
    expect(members).toHaveLength(3);
    const users = await server.platform.db.selectFrom('users').select('email_key').execute();
    expect(users).toHaveLength(3);
  }));

test('where single sign-on is enforced, the invitation waits for the first sign-in through it', () =>
  withServer(async (server) => {
    const { db } = server.platform;
    const ada = await signUp(server, 'Ada');
    const token = await invite(ada, 'bob@example.com', 'admin');
    await db.updateTable('accounts').set({ sign_in_policy: 'enforced' }).execute();
    expect((await preview(server.browser(), token)).json().ssoRequired).toBe(true);
    expect(codeOf(await accept(server.browser(), token, { name: 'Bob', password }))).toEqual([403, 'SSO_REQUIRED']);
    expect(await db.selectFrom('users').select('id').where('email_key', '=', 'bob@example.com').execute()).toEqual([]);
    const now = server.clock.now();
    const open = await findOpenInvitation(db, ada.accountId, 'bob@example.com', now);
    expect(open).toMatchObject({ role: 'admin' });
    expect(await findOpenInvitation(db, 'acc_other', 'bob@example.com', now)).toBeNull();
    const actor = { userId: null, name: 'Bob', ipAddress: null };
    const use = (accountId: string) => acceptInvitationBySso(db, server.platform, open?.id ?? '', { accountId, actor });
    await expect(use('acc_other')).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    expect(await use(ada.accountId)).toMatchObject({ role: 'admin' });
    await expect(use(ada.accountId)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
  }));
