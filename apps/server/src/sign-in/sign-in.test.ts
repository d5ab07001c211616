import { expect, it } from 'vitest';
import { identityProvider, requestIn } from '../testing/identity-provider.ts';
import { joinByInvitation, signUp, withServer } from '../testing/people.ts';
import {
  ada,
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
  updateProvider,
} from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');

/** An account with a provider, its founder Ada, and a fresh browser. */
async function setUp(server: TestServer, options: Record<string, unknown> = {}) {
  const founder = await signUp(server, 'Ada');
  const provider = await createProvider(founder, contoso, options);
  return { server, founder, provider, idp: contoso, browser: server.browser() };
}

it('signs a member in, whom it knows by e-mail the first time and by subject from then on', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const first = await signIn(round, ada, '?return=/members?x=1');
    expect(first.statusCode).toBe(303);
    expect(locationOf(first)).toBe('/members?x=1');
    const session = (await round.browser.request('GET', '/api/session')).json();
    expect(session).toMatchObject({ signedIn: true, method: 'sso', user: { id: round.founder.userId } });

    // Another address of the same person changes nothing.
    server.clock.advance(1000);
    const again = await signIn({ ...round, browser: server.browser() }, { ...ada, email: 'lovelace@example.com' });
    expect(locationOf(again)).toBe('/');
    const [latest, earlier] = await attemptsOf(round.founder);
    expect([latest.subject, earlier.subject]).toEqual(['lovelace@example.com', 'ada@example.com']);
    expect(await attemptOf(round.founder, earlier.id)).toMatchObject({
      outcome: 'signed_in',
      origin: 'sp',
      subjectVerified: true,
      userId: round.founder.userId,
      rejection: null,
      clockDifferenceSeconds: 0,
      nameId: { value: 'ada@example.com' },
    });
  }));

it('writes down every check of a sign-in', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    await signIn(round, ada);
    const [{ id }] = await attemptsOf(round.founder);
    const { checks } = await attemptOf(round.founder, id);
    const outcomes = new Map(checks.map((check: { name: string; outcome: string }) => [check.name, check.outcome]));
    for (const name of ['request', 'audience', 'assertion_unused', 'same_browser', 'person']) {
      expect([name, outcomes.get(name)]).toEqual([name, 'passed']);
    }
    expect([...outcomes.values()].filter((outcome) => outcome !== 'passed' && outcome !== 'not_applicable')).toEqual(
      [],
    );
  }));

it('proves the provider, once for each revision', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    await signIn(round, ada);
    await signIn({ ...round, browser: server.browser() }, ada);
    const url = `/api/accounts/${round.founder.accountId}`;
    const { state, provenAt, signInsThisWeek, signInsByDay, lastSignInAt } = (
      await round.founder.browser.request('GET', `${url}/identity-providers/${round.provider.id}`)
    ).json();
    const now = server.clock.now();
    expect({ state, provenAt, signInsThisWeek, signInsByDay, lastSignInAt }).toEqual({
      state: 'proven',
      provenAt: now,
      signInsThisWeek: 2,
      signInsByDay: [0, 0, 0, 0, 0, 0, 2],
      lastSignInAt: now,
    });
    const audit = await round.founder.browser.request('GET', `${url}/audit-log?action=identity_provider.proven`);
    expect(audit.json().events).toHaveLength(1);
  }));

it('opens the account of the provider and no other one of the same user', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const other = await round.founder.browser.request('POST', '/api/accounts', { body: { name: 'Elsewhere' } });
    await signIn(round, ada);
    expect((await round.browser.request('GET', `/api/accounts/${round.founder.accountId}`)).statusCode).toBe(200);
    const closed = await round.browser.request('GET', `/api/accounts/${other.json().id}`);
    expect(closed.json()).toMatchObject({ code: 'SESSION_OPENS_OTHER_ACCOUNT' });
  }));

it('takes an assertion once', () =>
  withServer(async (server) => {
    const round = await setUp(server, { idpInitiated: 'accept' });
    const answer = answerFor(round, ada, null);
    expect((await post(round, answer)).statusCode).toBe(303);
    const page = await post(round, answer);
    expect(page.statusCode).toBe(400);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({ code: 'REPLAYED_ASSERTION' });
  }));

it('answers a request once, and leaves the record of the first answer alone', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const id = await begin(round);
    const posted = await post(round, answerFor(round, ada, id));
    await bounce(round, posted);
    const page = await post(round, answerFor(round, ada, id));
    expect(page.statusCode).toBe(400);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({ code: 'REQUEST_ALREADY_ANSWERED' });
    expect((await attemptsOf(round.founder)).map((one: { outcome: string }) => one.outcome).sort()).toEqual([
      'refused',
      'signed_in',
    ]);
  }));

it('refuses an answer that comes too late, and its bounce', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const id = await begin(round);
    server.clock.advance(60 * 60_000);
    const late = await post(round, answerFor(round, ada, id));
    expect(await attemptOf(round.founder, referenceOn(late))).toMatchObject({ code: 'REQUEST_EXPIRED' });

    const posted = await post(round, answerFor(round, ada, await begin(round)));
    server.clock.advance(2 * 60_000);
    const bounced = await bounce(round, posted);
    expect(bounced.statusCode).toBe(400);
    expect(bounced.body).toContain('took too long or was used before');
    expect((await round.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
  }));

it('takes the code of a bounce once', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const posted = await post(round, answerFor(round, ada, await begin(round)));
    expect((await bounce(round, posted)).statusCode).toBe(303);
    expect((await bounce(round, posted)).statusCode).toBe(400);
  }));

it.each([
  ['another browser', true],
  ['a browser without cookies', false],
])('refuses %s than the one that began', (_name, begins) =>
  withServer(async (server) => {
    const round = await setUp(server);
    const posted = await post(round, answerFor(round, ada, await begin(round)));
    const other = { ...round, browser: server.browser() };
    if (begins) await begin(other);
    const page = await bounce(other, posted);
    expect(page.statusCode).toBe(403);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({
      outcome: 'refused',
      code: 'OTHER_BROWSER',
    });
    expect((await other.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
    // The code is used up: the right browser cannot be lured into finishing it later.
    expect((await bounce(round, posted)).statusCode).toBe(400);
  }),
);

it('refuses the answer to one provider at another one, of the same account or not', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const mallory = await signUp(server, 'Mallory');
    const theirs = await createProvider(mallory, contoso);
    const answer = answerFor({ ...round, provider: theirs }, ada, await begin(round));
    const page = await post(round, answer);
    expect(page.statusCode).toBe(403);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({
      code: 'RESPONSE_DESTINATION_MISMATCH',
      rejection: { expected: [round.provider.sp.acsUrl], received: [theirs.sp.acsUrl] },
      subjectVerified: false,
      attributes: [],
    });
  }));

it('does not count an answer for the request of another provider', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const mallory = await signUp(server, 'Mallory');
    const theirs = { ...round, provider: await createProvider(mallory, contoso, { idpInitiated: 'accept' }) };
    const id = await begin(round);
    const page = await post(theirs, answerFor(theirs, ada, id));
    expect(page.statusCode).toBe(400);
    expect(await attemptOf(mallory, referenceOn(page))).toMatchObject({ code: 'REQUEST_UNKNOWN' });
    expect(await attemptsOf(round.founder)).toMatchObject([{ outcome: 'started' }]);
    expect(locationOf(await bounce(round, await post(round, answerFor(round, ada, id))))).toBe('/');
  }));

it('refuses a key that is not the provider’s', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const fabrikam = identityProvider('fabrikam');
    const forged = { response: { issuer: contoso.entityId }, assertion: { issuer: contoso.entityId } };
    const id = await begin(round);
    const page = await post(round, answerFor({ ...round, idp: fabrikam }, ada, id, forged));
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({ code: 'SIGNATURE_KEY_UNKNOWN' });
    // A forged answer does not use up the request: the right one may still come.
    expect((await bounce(round, await post(round, answerFor(round, ada, id)))).statusCode).toBe(303);
  }));

it('never opens a user of another account, whatever address the provider asserts', () =>
  withServer(async (server) => {
    const victim = await signUp(server, 'Grace');
    const round = await setUp(server, { provisioning: 'automatic' });
    const answer = await signIn(round, grace);
    expect(locationOf(answer)).toBe('/');
    const session = (await round.browser.request('GET', '/api/session')).json();
    expect(session.user.id).not.toBe(victim.userId);
    expect(session.accounts.map(({ id }: { id: string }) => id)).toEqual([round.founder.accountId]);
    const theirs = await round.browser.request('GET', `/api/accounts/${victim.accountId}`);
    expect(theirs.statusCode).toBe(404);
  }));

it('refuses a second person under the address of a member', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    await signIn(round, ada);
    const browser = server.browser();
    const page = await signIn({ ...round, browser }, { ...ada, objectId: 'object-other' });
    expect(page.statusCode).toBe(403);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({ code: 'IDENTITY_MISMATCH' });
    expect((await browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
  }));

it('treats a removed member as a stranger', () =>
  withServer(async (server) => {
    const round = await setUp(server, { provisioning: 'off' });
    const member = await joinByInvitation(server, round.founder, 'Grace');
    expect((await signIn(round, grace)).statusCode).toBe(303);
    const url = `/api/accounts/${round.founder.accountId}/members/${member.memberId}`;
    await round.founder.browser.request('DELETE', url);
    const page = await signIn({ ...round, browser: server.browser() }, grace);
    expect(page.statusCode).toBe(403);
    expect(await attemptOf(round.founder, referenceOn(page))).toMatchObject({ code: 'NOT_A_MEMBER' });
  }));

it('refuses what a disabled provider, or a plan without single sign-on, sends', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const { accountId, browser } = round.founder;
    const [first, second, third] = [await begin(round), await begin(round), await begin(round)];
    const waiting = await post(round, answerFor(round, ada, third));
    await updateProvider(round.founder, round.provider.id, { enabled: false });
    const disabled = await post(round, answerFor(round, ada, first));
    expect(await attemptOf(round.founder, referenceOn(disabled))).toMatchObject({ code: 'PROVIDER_DISABLED' });
    expect(referenceOn(await bounce(round, waiting))).toMatch(/^att_/);
    expect((await round.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
    await updateProvider(round.founder, round.provider.id, { enabled: true });
    await browser.request('PUT', `/api/accounts/${accountId}/plan`, { body: { plan: 'free' } });
    const free = await post(round, answerFor(round, ada, second));
    expect(await attemptOf(round.founder, referenceOn(free))).toMatchObject({ code: 'PLAN_WITHOUT_SSO' });
  }));

it('ends a session when the identity provider wants it to end', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const id = await begin(round);
    const sessionNotOnOrAfter = new Date(server.clock.now() + 3_600_000).toISOString();
    const xml = Buffer.from(answerFor(round, ada, id, { response: { signing: null } }), 'base64').toString();
    const limited = xml.replace('<AuthnStatement ', `<AuthnStatement SessionNotOnOrAfter="${sessionNotOnOrAfter}" `);
    const answer = await bounce(round, await post(round, round.idp.sign(limited)));
    expect(answer.statusCode).toBe(303);
    // With the leeway for clocks that differ.
    server.clock.advance(3_600_000 + 179_000);
    expect((await round.browser.request('GET', '/api/session')).json()).toMatchObject({ signedIn: true });
    server.clock.advance(1000);
    expect((await round.browser.request('GET', '/api/session')).json()).toEqual({ signedIn: false });
  }));

it('lets a person be asked anew who they are', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const left = await round.browser.request('GET', `/saml/${round.provider.id}/start?fresh=1`);
    expect(requestIn(locationOf(left)).forceAuthn).toBe(true);
    const usual = await round.browser.request('GET', `/saml/${round.provider.id}/start`);
    expect(requestIn(locationOf(usual))).toMatchObject({
      forceAuthn: false,
      isPassive: false,
      issuer: round.provider.sp.entityId,
      acsUrl: round.provider.sp.acsUrl,
      destination: contoso.address,
      nameIdFormat: null,
      requestedAuthnContext: null,
    });
  }));
