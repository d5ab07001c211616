import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, password, signUp, withServer } from '../testing/people.ts';
import {
  ada,
  answerFor,
  attemptsOf,
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

// A page elsewhere can lead a browser through a sign-in at a provider that answers at once: a hostile tenant's own.

const contoso = identityProvider('contoso');
const pressed = { 'sec-fetch-site': 'same-origin', 'sec-fetch-user': '?1' };

async function setUp(server: TestServer, options: Record<string, unknown> = {}) {
  const founder = await signUp(server, 'Ada', 'Contoso');
  const provider = await createProvider(founder, contoso, { provisioning: 'automatic', ...options });
  const roundIn = (browser: Browser): Round => ({ server, provider, idp: contoso, browser });
  // Grace is a member already.
  await signIn(roundIn(server.browser()), grace);
  return { founder, provider, roundIn };
}

const sessionIn = async (browser: Browser) => (await browser.request('GET', '/api/session')).json();
const codeOn = (page: { body: string }): string => /name="code" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
const yes = ({ browser, provider }: Round, page: { body: string }, options: object = {}) =>
  browser.request('POST', `/saml/${provider.id}/consent`, { form: { code: codeOn(page) }, ...options });

it('asks before a browser that is signed in becomes somebody else', () =>
  withServer(async (server) => {
    const { roundIn } = await setUp(server);
    const victim = await signUp(server, 'Vic');
    const round = roundIn(victim.browser);
    const page = await signIn(round, grace, '?return=/members');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Continue as grace@example.com in Contoso?');
    expect(page.body).toContain('This browser is signed in as vic@example.com');
    expect(await sessionIn(victim.browser)).toMatchObject({ user: { email: 'vic@example.com' } });

    expect(locationOf(await yes(round, page))).toBe('/members');
    expect(await sessionIn(victim.browser)).toMatchObject({ user: { email: 'grace@example.com' }, method: 'sso' });
    // Once.
    expect((await yes(round, page)).statusCode).toBe(400);
    // And not again for the same person.
    expect(locationOf(await signIn(round, grace))).toBe('/');
  }));

it('asks a browser that is signed out, but that somebody else has used', () =>
  withServer(async (server) => {
    const { roundIn } = await setUp(server);
    const victim = await signUp(server, 'Vic');
    await victim.browser.request('POST', '/api/sign-out');
    const page = await signIn(roundIn(victim.browser), grace);
    expect(page.body).toContain('Continue as grace@example.com in Contoso?');
    expect(await sessionIn(victim.browser)).toEqual({ signedIn: false });
  }));

it('asks nothing in a browser that nobody has used, nor of the person who has used it', () =>
  withServer(async (server) => {
    const { roundIn } = await setUp(server);
    const round = roundIn(server.browser());
    expect(locationOf(await signIn(round, grace))).toBe('/');
    await round.browser.request('POST', '/api/sign-out');
    expect(locationOf(await signIn(round, grace))).toBe('/');
  }));

it('asks nothing where the person has pressed something here', () =>
  withServer(async (server) => {
    const { provider, roundIn } = await setUp(server);
    const victim = await signUp(server, 'Vic');
    const round = roundIn(victim.browser);
    const start = await victim.browser.request('GET', `/saml/${provider.id}/start`, { headers: pressed });
    expect(start.statusCode).toBe(303);
    const { id } = await server.platform.db
      .selectFrom('sign_in_requests')
      .select('id')
      .orderBy('created_at', 'desc')
      .where('asked_here', '=', 1)
      .executeTakeFirstOrThrow();
    expect(locationOf(await bounce(round, await post(round, answerFor(round, grace, id))))).toBe('/');
  }));

it.each([
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-user': '?1' },
  { 'sec-fetch-site': 'same-site', 'sec-fetch-user': '?1' },
  { 'sec-fetch-site': 'same-origin' },
  {},
])('does not take %j for that', (headers) =>
  withServer(async (server) => {
    const { provider } = await setUp(server);
    await server.browser().request('GET', `/saml/${provider.id}/start`, { headers });
    const rows = await server.platform.db.selectFrom('sign_in_requests').select('asked_here').execute();
    expect(rows.every((row) => row.asked_here === 0)).toBe(true);
  }),
);

it('asks the same person whose session opens other accounts too: it would be gone', () =>
  withServer(async (server) => {
    const { founder, roundIn } = await setUp(server);
    const round = roundIn(founder.browser);
    // One account: nothing is lost.
    expect(locationOf(await signIn(round, ada))).toBe('/');
    const both = server.browser();
    await both.request('POST', '/api/sign-in', { body: { email: founder.email, password } });
    await both.request('POST', '/api/accounts', { body: { name: 'Second' } });
    const page = await signIn(roundIn(both), ada);
    expect(page.body).toContain('Continue as ada@example.com in Contoso?');
    expect(await sessionIn(both)).toMatchObject({ method: 'password' });
  }));

it('asks before an accepted answer that nobody asked for, in the browser that it came to', () =>
  withServer(async (server) => {
    const { roundIn } = await setUp(server, { idpInitiated: 'accept' });
    const victim = await signUp(server, 'Vic');
    const round = roundIn(victim.browser);
    const page = await bounce(round, await post(round, answerFor(round, grace, null), '/audit-log'));
    expect(page.body).toContain('Continue as grace@example.com in Contoso?');
    // Neither another browser, nor a form of another site (which brings no cookies), can say yes.
    expect((await yes(roundIn(server.browser()), page)).statusCode).toBe(403);
    const again = await bounce(round, await post(round, answerFor(round, grace, null), '/audit-log'));
    expect((await yes(round, again, { withoutCookies: true })).statusCode).toBe(403);
    const last = await bounce(round, await post(round, answerFor(round, grace, null), '/audit-log'));
    // The bounce does not say yes either.
    const bounced = await victim.browser.request('GET', `/saml/${round.provider.id}/continue?code=${codeOn(last)}`);
    expect(bounced.statusCode).toBe(400);
    expect(locationOf(await yes(round, last))).toBe('/audit-log');
  }));

it('asks before somebody joins by themselves, and makes nobody a member before the yes', () =>
  withServer(async (server) => {
    const { founder, roundIn } = await setUp(server);
    const victim = await signUp(server, 'Vic');
    const mallory = { email: 'mallory@example.com', name: 'Mallory', objectId: 'object-mallory' };
    const round = roundIn(victim.browser);
    const page = await signIn(round, mallory);
    expect(page.body).toContain('Continue as mallory@example.com in Contoso?');
    const members = async (of: Founder) =>
      (await of.browser.request('GET', `/api/accounts/${of.accountId}/members`)).json().members.length;
    expect(await members(founder)).toBe(2);
    expect(locationOf(await yes(round, page))).toBe('/');
    expect(await members(founder)).toBe(3);
  }));

it('is over after ten minutes', () =>
  withServer(async (server) => {
    const { founder, roundIn } = await setUp(server);
    const victim = await signUp(server, 'Vic');
    const round = roundIn(victim.browser);
    server.clock.advance(1_000);
    const page = await signIn(round, grace);
    const [attempt] = await attemptsOf(founder);
    expect(attempt.outcome).toBe('started');
    server.clock.advance(10 * 60_000);
    expect((await yes(round, page)).statusCode).toBe(400);
    expect(await sessionIn(victim.browser)).toMatchObject({ user: { email: 'vic@example.com' } });
    expect(await begin(round)).toMatch(/^id/);
  }));
