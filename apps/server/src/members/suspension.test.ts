import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, joinByInvitation, password, signUp, withServer } from '../testing/people.ts';
import {
  answerFor,
  attemptOf,
  attemptsOf,
  begin,
  bounce,
  createProvider,
  grace,
  locationOf,
  post,
  referenceOn,
  signIn,
} from '../testing/sign-in.ts';
import type { Browser, TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');

const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];
const suspend = ({ accountId }: Founder, browser: Browser, memberId: string, how = 'suspend') =>
  browser.request('POST', `/api/accounts/${accountId}/members/${memberId}/${how}`);
const sessionIn = async (browser: Browser) => (await browser.request('GET', '/api/session')).json();
const membersOf = async ({ browser, accountId }: Founder) =>
  (await browser.request('GET', `/api/accounts/${accountId}/members`)).json().members;

/** Grace is a member who came through single sign-on. */
async function setUp(server: TestServer) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso, { provisioning: 'automatic' });
  const roundOf = () => ({ server, founder, provider, idp: contoso, browser: server.browser() });
  const round = roundOf();
  await signIn(round, grace);
  const memberId = (await membersOf(founder)).find(({ email }: { email: string }) => email === grace.email).id;
  return { founder, round, roundOf, memberId };
}

it('ends the sessions of a suspended member, refuses the next sign-in, and lets them in again', () =>
  withServer(async (server) => {
    const { founder, round, roundOf, memberId } = await setUp(server);
    expect(await sessionIn(round.browser)).toMatchObject({ signedIn: true });
    expect((await suspend(founder, founder.browser, memberId)).json()).toMatchObject({
      id: memberId,
      suspendedAt: server.clock.now(),
    });
    expect(await sessionIn(round.browser)).toEqual({ signedIn: false });

    const page = await signIn(roundOf(), grace);
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('You are suspended in Ada Ltd');
    expect(await attemptOf(founder, referenceOn(page))).toMatchObject({ outcome: 'refused', code: 'MEMBER_SUSPENDED' });

    await suspend(founder, founder.browser, memberId, 'unsuspend');
    expect(locationOf(await signIn(roundOf(), grace))).toBe('/');
    const { events } = (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/audit-log`)).json();
    const own = events.filter(({ action }: { action: string }) => action.includes('suspended'));
    expect(own.map(({ action, details }: { action: string; details: object }) => [action, details])).toEqual([
      ['member.unsuspended', { email: grace.email, role: 'member' }],
      ['member.suspended', { email: grace.email, role: 'member', endedSessions: 1 }],
    ]);
  }));

it('closes the account to a password session, and to no other account', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const bob = await joinByInvitation(server, founder, 'Bob', 'admin');
    const own = (await bob.browser.request('POST', '/api/accounts', { body: { name: 'Bob & Co' } })).json();
    await suspend(founder, founder.browser, bob.memberId);
    const url = `/api/accounts/${founder.accountId}/members`;
    expect(codeOf(await bob.browser.request('GET', url))).toEqual([403, 'SUSPENDED']);
    expect((await bob.browser.request('GET', `/api/accounts/${own.id}/members`)).statusCode).toBe(200);
    const { accounts } = await sessionIn(bob.browser);
    expect(accounts).toContainEqual(
      expect.objectContaining({ id: founder.accountId, open: false, closedBecause: 'suspended' }),
    );
    // A new password session does not open it either, and does not count as a sign-in to it.
    const before = (await membersOf(founder)).find(({ id }: { id: string }) => id === bob.memberId).lastSignInAt;
    server.clock.advance(60_000);
    await server.browser().request('POST', '/api/sign-in', { body: { email: bob.email, password } });
    const after = (await membersOf(founder)).find(({ id }: { id: string }) => id === bob.memberId);
    expect(after.lastSignInAt).toBe(before);
  }));

it('knows who may: admins, but not over owners, and nobody themselves', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const admin = await joinByInvitation(server, founder, 'Bob', 'admin');
    const member = await joinByInvitation(server, founder, 'Cleo');
    const [ada] = await membersOf(founder);
    expect(codeOf(await suspend(founder, admin.browser, ada.id))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await suspend(founder, admin.browser, admin.memberId))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await suspend(founder, member.browser, admin.memberId))).toEqual([403, 'NOT_ALLOWED']);
    expect(codeOf(await suspend(founder, admin.browser, 'mem_nobody'))).toEqual([404, 'NOT_FOUND']);
    expect((await suspend(founder, admin.browser, member.memberId)).statusCode).toBe(200);
  }));

it('leaves an owner who may come in: a suspended one does not count', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const second = await joinByInvitation(server, founder, 'Bob', 'owner');
    const [ada] = await membersOf(founder);
    await suspend(founder, founder.browser, second.memberId);
    const url = `/api/accounts/${founder.accountId}/members/${ada.id}`;
    const step = await founder.browser.request('PATCH', url, { body: { role: 'admin' } });
    expect(codeOf(step)).toEqual([409, 'LAST_OWNER']);
    expect(codeOf(await founder.browser.request('DELETE', url))).toEqual([409, 'LAST_OWNER']);
    // The suspended one may go.
    const gone = `/api/accounts/${founder.accountId}/members/${second.memberId}`;
    expect((await founder.browser.request('DELETE', gone)).statusCode).toBe(200);
  }));

it('leaves one of two owners who suspend each other at the same time', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const second = await joinByInvitation(server, founder, 'Bob', 'owner');
    const [ada] = await membersOf(founder);
    const { db } = server.platform;
    for (let round = 0; round < 6; round += 1) {
      await db.updateTable('members').set({ suspended_at: null }).execute();
      await Promise.all([suspend(founder, founder.browser, second.memberId), suspend(founder, second.browser, ada.id)]);
      const active = await db.selectFrom('members').select('id').where('suspended_at', 'is', null).execute();
      expect(active).toHaveLength(1);
    }
  }));

it('leaves no session to a member who is suspended, or removed, while signing in', () =>
  withServer(async (server) => {
    const { founder, roundOf, memberId } = await setUp(server);
    const waiting = async () => {
      const round = roundOf();
      return { round, posted: await post(round, answerFor(round, grace, await begin(round))) };
    };
    for (let time = 0; time < 3; time += 1) {
      const browsers = await Promise.all([waiting(), waiting(), waiting()]);
      const answers = await Promise.all([
        ...browsers.map(({ round, posted }) => bounce(round, posted)),
        suspend(founder, founder.browser, memberId),
      ]);
      for (const { round } of browsers) expect(await sessionIn(round.browser)).toEqual({ signedIn: false });
      expect(answers.map(({ statusCode }) => statusCode).filter((status) => status >= 500)).toEqual([]);
      await suspend(founder, founder.browser, memberId, 'unsuspend');
    }
    const last = await Promise.all([waiting(), waiting()]);
    const url = `/api/accounts/${founder.accountId}/members/${memberId}`;
    const answers = await Promise.all([
      ...last.map(({ round, posted }) => bounce(round, posted)),
      founder.browser.request('DELETE', url),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status >= 500)).toEqual([]);
    expect((await attemptsOf(founder)).length).toBeGreaterThan(0);
  }));
