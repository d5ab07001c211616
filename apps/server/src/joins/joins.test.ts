import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { invite, joinByInvitation, signUp, withServer } from '../testing/people.ts';
import {
  ada,
  attemptOf,
  attemptsOf,
  createProvider,
  grace,
  locationOf,
  referenceOn,
  signIn,
  updateProvider,
} from '../testing/sign-in.ts';
import type { Browser, TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');

async function setUp(server: TestServer, options: Record<string, unknown> = {}) {
  const founder = await signUp(server, 'Ada', 'Contoso');
  const provider = await createProvider(founder, contoso, options);
  return { server, founder, provider, idp: contoso, browser: server.browser() };
}

const accept = (browser: Browser, name = 'Grace H.') => browser.request('POST', '/api/join', { body: { name } });
const sessionIn = async (browser: Browser) => (await browser.request('GET', '/api/session')).json();

it('asks a stranger, and makes a member of whoever says yes', () =>
  withServer(async (server) => {
    const { founder, browser, ...round } = await setUp(server, { defaultRole: 'admin' });
    const answer = await signIn({ ...round, browser }, grace, '?return=/members');
    expect(locationOf(answer)).toBe(`/join/${founder.address}`);
    expect(await sessionIn(browser)).toEqual({ signedIn: false });
    expect((await browser.request('GET', '/api/join')).json()).toEqual({
      accountName: 'Contoso',
      accountAddress: founder.address,
      provider: 'Entra ID',
      name: 'Grace Hopper',
      email: 'grace@example.com',
      role: 'admin',
      fromInvitation: false,
      expiresAt: server.clock.now() + 15 * 60_000,
    });
    const [asked] = await attemptsOf(founder);
    expect(asked).toMatchObject({ outcome: 'join_offered', finishedAt: null });

    expect((await accept(browser)).json()).toEqual({ accountId: founder.accountId, returnTo: '/members' });
    expect(await sessionIn(browser)).toMatchObject({ method: 'sso', user: { name: 'Grace H.', hasPassword: false } });
    const { members } = (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/members`)).json();
    expect(members.find(({ email }: { email: string }) => email === 'grace@example.com')).toMatchObject({
      role: 'admin',
      source: 'jit',
      lastSsoAt: server.clock.now(),
    });
    const [joined] = await attemptsOf(founder);
    expect(joined).toMatchObject({ id: asked.id, outcome: 'joined', finishedAt: server.clock.now() });
    const audit = await founder.browser.request('GET', `/api/accounts/${founder.accountId}/audit-log`);
    const actions = audit.json().events.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(['member.joined', 'identity_provider.proven', 'session.created']));

    // Known from now on; the directory's name wins over what was typed.
    const again = { ...round, browser: server.browser() };
    expect(locationOf(await signIn(again, grace))).toBe('/');
    expect(await sessionIn(again.browser)).toMatchObject({ user: { name: 'Grace Hopper' } });
  }));

it('binds an offer to its browser, for a quarter of an hour, once', () =>
  withServer(async (server) => {
    const { browser, ...round } = await setUp(server);
    await signIn({ ...round, browser }, grace);
    expect((await server.browser().request('GET', '/api/join')).json()).toMatchObject({ code: 'JOIN_EXPIRED' });
    const copy = server.browser();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    expect((await accept(browser)).statusCode).toBe(200);
    expect((await accept(copy)).json()).toMatchObject({ code: 'JOIN_EXPIRED' });

    const late = server.browser();
    await signIn({ ...round, browser: late }, { ...grace, email: 'late@example.com', objectId: 'object-late' });
    server.clock.advance(15 * 60_000);
    expect((await accept(late)).json()).toMatchObject({ code: 'JOIN_EXPIRED' });
  }));

it('keeps nothing of whoever says no', () =>
  withServer(async (server) => {
    const { founder, browser, ...round } = await setUp(server);
    await signIn({ ...round, browser }, grace);
    expect((await browser.request('DELETE', '/api/join')).statusCode).toBe(200);
    expect((await accept(browser)).json()).toMatchObject({ code: 'JOIN_EXPIRED' });
    expect((await attemptsOf(founder))[0]).toMatchObject({ outcome: 'join_declined' });
    expect(await server.platform.db.selectFrom('users').select('email').execute()).toEqual([
      { email: 'ada@example.com' },
    ]);
  }));

it('joins at once where the account wants that', () =>
  withServer(async (server) => {
    const { founder, browser, ...round } = await setUp(server, { provisioning: 'automatic' });
    expect(locationOf(await signIn({ ...round, browser }, grace))).toBe('/');
    expect(await sessionIn(browser)).toMatchObject({
      user: { name: 'Grace Hopper' },
      accounts: [{ id: founder.accountId, role: 'member' }],
    });
    expect((await attemptsOf(founder))[0]).toMatchObject({ outcome: 'joined' });
  }));

it('tells a stranger whose account it is and how to ask, where nobody may join', () =>
  withServer(async (server) => {
    const { founder, browser, ...round } = await setUp(server, { provisioning: 'off' });
    const page = await signIn({ ...round, browser }, grace);
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('<h1>You are not a member of Contoso</h1>');
    expect(page.body).toContain('You can ask its administrators for access.');
    expect(await attemptOf(founder, referenceOn(page))).toMatchObject({
      code: 'NOT_A_MEMBER',
      subjectVerified: true,
      rejection: { received: ['grace@example.com'] },
    });
  }));

it.each([
  ['off', `/join/contoso`],
  ['ask', `/join/contoso`],
  ['automatic', '/'],
])('lets an invited person in with the role of the invitation, and uses it up (%s)', (provisioning, location) =>
  withServer(async (server) => {
    const { founder, browser, ...round } = await setUp(server, { provisioning });
    await invite(founder, 'Grace@Example.com', 'admin');
    expect(locationOf(await signIn({ ...round, browser }, grace))).toBe(location);
    if (provisioning !== 'automatic') {
      expect((await browser.request('GET', '/api/join')).json()).toMatchObject({ role: 'admin', fromInvitation: true });
      await accept(browser);
    }
    expect((await sessionIn(browser)).accounts).toMatchObject([{ role: 'admin' }]);
    const { invitations } = (
      await founder.browser.request('GET', `/api/accounts/${founder.accountId}/invitations`)
    ).json();
    expect(invitations).toMatchObject([{ status: 'accepted' }]);
  }),
);

it('takes back an offer with the invitation, the provider or the permission that it came from', () =>
  withServer(async (server) => {
    const { founder, ...round } = await setUp(server, { provisioning: 'off' });
    const offered = async (name: string) => {
      const browser = server.browser();
      await signIn({ ...round, browser }, { name, email: `${name}@example.com`, objectId: name });
      return browser;
    };
    await invite(founder, 'one@example.com');
    const one = await offered('one');
    const url = `/api/accounts/${founder.accountId}/invitations`;
    const [{ id }] = (await founder.browser.request('GET', url)).json().invitations;
    await founder.browser.request('DELETE', `${url}/${id}`);
    expect((await accept(one)).json()).toMatchObject({ code: 'JOIN_EXPIRED' });

    await updateProvider(founder, round.provider.id, { provisioning: 'ask' });
    const two = await offered('two');
    await updateProvider(founder, round.provider.id, { provisioning: 'off' });
    expect((await accept(two)).json()).toMatchObject({ code: 'JOIN_EXPIRED' });

    await updateProvider(founder, round.provider.id, { provisioning: 'ask' });
    const three = await offered('three');
    await updateProvider(founder, round.provider.id, { enabled: false });
    expect((await accept(three)).json()).toMatchObject({ code: 'JOIN_EXPIRED' });
  }));

it('gives the role of the moment of joining, not that of the offer', () =>
  withServer(async (server) => {
    const { founder, browser, ...round } = await setUp(server, { defaultRole: 'admin' });
    await signIn({ ...round, browser }, grace);
    await updateProvider(founder, round.provider.id, { defaultRole: 'member' });
    expect((await browser.request('GET', '/api/join')).json()).toMatchObject({ role: 'member' });
    await accept(browser);
    const { accounts } = await sessionIn(browser);
    expect(accounts).toMatchObject([{ id: founder.accountId, role: 'member' }]);
  }));

it('does not join twice', () =>
  withServer(async (server) => {
    const { founder, browser, ...round } = await setUp(server);
    const second = server.browser();
    await signIn({ ...round, browser }, grace);
    await signIn({ ...round, browser: second }, grace);
    expect((await accept(browser)).statusCode).toBe(200);
    expect((await accept(second)).json()).toMatchObject({ code: 'ALREADY_MEMBER' });
    expect(await sessionIn(second)).toEqual({ signedIn: false });
    const { members } = (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/members`)).json();
    expect(members).toHaveLength(2);
    expect(locationOf(await signIn({ ...round, browser: second }, ada))).toBe('/');
  }));

it('does not make a second user of whoever came in another way meanwhile', () =>
  withServer(async (server) => {
    const { founder, browser, ...round } = await setUp(server);
    await signIn({ ...round, browser }, grace);
    const member = await joinByInvitation(server, founder, 'Grace');
    expect((await accept(browser)).json()).toMatchObject({ code: 'ALREADY_MEMBER' });
    // The next sign-in knows the member by e-mail.
    expect(locationOf(await signIn({ ...round, browser }, grace))).toBe('/');
    expect((await sessionIn(browser)).user.id).toBe(member.userId);
  }));
