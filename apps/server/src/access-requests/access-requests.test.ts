import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, joinByInvitation, password, signUp, withServer } from '../testing/people.ts';
import { attemptOf, createProvider, grace, locationOf, type Round, referenceOn, signIn } from '../testing/sign-in.ts';
import type { Browser, TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');
const day = 86_400_000;

async function setUp(server: TestServer) {
  const founder = await signUp(server, 'Ada', 'Contoso');
  const provider = await createProvider(founder, contoso, { provisioning: 'off' });
  const roundOf = (): Round => ({ server, provider, idp: contoso, browser: server.browser() });
  return { founder, provider, roundOf };
}

const tokenOn = (page: { body: string }): string => /name="token" value="([^"]+)"/.exec(page.body)?.[1] ?? '';

const send = ({ browser, provider }: Round, token: string, message = 'I work in research.') =>
  browser.request('POST', `/saml/${provider.id}/request-access`, { form: { token, message }, withoutCookies: true });

/** Signs in as a stranger and asks. */
async function ask(round: Round, who = grace) {
  const page = await signIn(round, who);
  return { page, sent: await send(round, tokenOn(page)) };
}

const url = ({ accountId }: Founder) => `/api/accounts/${accountId}/access-requests`;
const listed = async (founder: Founder) => (await founder.browser.request('GET', url(founder))).json().accessRequests;
const approve = (founder: Founder, browser: Browser, id: string, role = 'member') =>
  browser.request('POST', `${url(founder)}/${id}/approve`, { body: { role } });
const decline = (founder: Founder, id: string) => founder.browser.request('POST', `${url(founder)}/${id}/decline`);
const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
];
/** Sessions are over before such a time is. */
const signInAgain = ({ browser, email }: Founder) =>
  browser.request('POST', '/api/sign-in', { body: { email, password } });
const mails = (server: TestServer) =>
  server.platform.db.selectFrom('mails').select(['kind', 'recipient', 'subject']).orderBy('id').execute();

it('takes a request from a stranger; once approved, the next sign-in goes straight in, under whatever address', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    const { page, sent } = await ask(roundOf());
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('You can ask its administrators for access.');
    expect(page.headers['content-security-policy']).toContain("form-action 'self'");
    expect(await attemptOf(founder, referenceOn(page))).toMatchObject({ code: 'NOT_A_MEMBER' });
    const thanks = await server.browser().request('GET', locationOf(sent));
    expect(thanks.body).toContain('Your request has been sent');

    const [request] = await listed(founder);
    expect(request).toMatchObject({
      name: grace.name,
      email: grace.email,
      message: 'I work in research.',
      provider: 'Entra ID',
      role: 'member',
      roleFromDirectory: false,
      expiresAt: server.clock.now() + 30 * day,
    });
    expect((await approve(founder, founder.browser, request.id, 'admin')).statusCode).toBe(200);
    expect(await listed(founder)).toEqual([]);

    const back = roundOf();
    expect(locationOf(await signIn(back, { ...grace, email: 'hopper@example.com' }))).toBe('/');
    expect((await back.browser.request('GET', '/api/session')).json()).toMatchObject({ accounts: [{ role: 'admin' }] });
    expect(await mails(server)).toEqual([
      { kind: 'access_request', recipient: founder.email, subject: 'Grace Hopper asks for access to Contoso' },
      { kind: 'access_granted', recipient: grace.email, subject: 'You are a member of Contoso now' },
    ]);
    const { events } = (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/audit-log`)).json();
    expect(events.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['access_request.created', 'access_request.approved', 'member.joined']),
    );
  }));

it('keeps another person of the directory out, who has taken over the address', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    await ask(roundOf());
    const [request] = await listed(founder);
    await approve(founder, founder.browser, request.id);
    const page = await signIn(roundOf(), { ...grace, objectId: 'object-other' });
    expect(await attemptOf(founder, referenceOn(page))).toMatchObject({ code: 'IDENTITY_MISMATCH' });
  }));

it('takes one request from a person, and says where it stands', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    const { page, sent } = await ask(roundOf());
    expect(locationOf(sent)).not.toContain('late');
    // Sent twice, by a double click or the back button.
    expect(locationOf(await send(roundOf(), tokenOn(page)))).toContain('late=1');
    const again = await signIn(roundOf(), grace);
    expect(again.body).toContain('You have asked for access to Contoso.');
    expect(tokenOn(again)).toBe('');
    expect(await listed(founder)).toHaveLength(1);
  }));

it('declines for a week', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    await ask(roundOf());
    const [request] = await listed(founder);
    expect((await decline(founder, request.id)).statusCode).toBe(200);
    expect((await signIn(roundOf(), grace)).body).toContain('has declined your request');
    expect(codeOf(await approve(founder, founder.browser, request.id))).toEqual([409, 'ACCESS_REQUEST_OVER']);
    server.clock.advance(7 * day);
    await signInAgain(founder);
    await ask(roundOf());
    expect(await listed(founder)).toHaveLength(1);
    expect((await mails(server)).map(({ subject }) => subject)).toContain('Your request for access to Contoso');
  }));

it('offers nothing in a test, and nothing that has been offered for too long', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    const page = await signIn(roundOf(), grace);
    server.clock.advance(30 * 60_000);
    expect(locationOf(await send(roundOf(), tokenOn(page)))).toContain('late=1');
    expect(locationOf(await send(roundOf(), 'made-up'))).toContain('late=1');
    const admin = { ...roundOf(), browser: founder.browser };
    expect(locationOf(await signIn(admin, grace, '?test=1'))).toContain('/sign-in-attempts/');
    expect(await listed(founder)).toEqual([]);
  }));

it('expires, and is not decided on once the provider’s keys were replaced', () =>
  withServer(async (server) => {
    const { founder, provider, roundOf } = await setUp(server);
    await ask(roundOf());
    const [first] = await listed(founder);
    server.clock.advance(1_000);
    const { db } = server.platform;
    await db.updateTable('identity_providers').set({ narrowed_at: server.clock.now() }).execute();
    expect(await listed(founder)).toEqual([]);
    expect(codeOf(await approve(founder, founder.browser, first.id))).toEqual([409, 'ACCESS_REQUEST_OVER']);
    // What was refused changes nothing.
    expect((await db.selectFrom('access_requests').select('status').execute())[0]).toEqual({ status: 'pending' });
    // The person asks again, on the word of the present keys.
    await ask(roundOf());
    const [second] = await listed(founder);
    server.clock.set(second.expiresAt);
    await signInAgain(founder);
    expect(await listed(founder)).toEqual([]);
    const late = await approve(founder, founder.browser, second.id);
    expect(late.json().message).toBe('The request of Grace Hopper has expired.');
    expect(provider.id).toMatch(/^idp_/);
  }));

it('is decided once, however many press at the same time', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    const bob = await joinByInvitation(server, founder, 'Bob', 'admin');
    await ask(roundOf());
    const [request] = await listed(founder);
    const answers = await Promise.all([
      approve(founder, founder.browser, request.id),
      approve(founder, founder.browser, request.id),
      approve(founder, bob.browser, request.id, 'admin'),
      decline(founder, request.id),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.json().code === 'ACCESS_REQUEST_OVER')).toHaveLength(3);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().message).toMatch(
      /^The request of Grace Hopper was (approved|declined) by (Ada|Bob) already\.$/,
    );
  }));

it('lets admins give what they may give, and the directory its own', () =>
  withServer(async (server) => {
    const { founder, provider, roundOf } = await setUp(server);
    const bob = await joinByInvitation(server, founder, 'Bob', 'admin');
    const mapping = { email: null, firstName: null, lastName: null, displayName: null, roles: null };
    const body = { mapping, roleRules: [{ value: 'Admins', role: 'admin' }], revision: 1 };
    const people = `/api/accounts/${founder.accountId}/identity-providers/${provider.id}/people`;
    await founder.browser.request('PUT', people, { body });
    await ask(roundOf());
    const [request] = await listed(founder);
    expect(request).toMatchObject({ role: 'member', roleFromDirectory: true });
    expect(codeOf(await approve(founder, bob.browser, request.id, 'owner'))).toEqual([403, 'NOT_ALLOWED']);
    await approve(founder, bob.browser, request.id, 'admin');
    const { members } = (await founder.browser.request('GET', `/api/accounts/${founder.accountId}/members`)).json();
    expect(members.find(({ email }: { email: string }) => email === grace.email)).toMatchObject({
      role: 'member',
      source: 'request',
      roleFrom: 'Entra ID',
    });
  }));

it('leaves everything as it was when the person has become a member in another way', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    await ask(roundOf());
    await joinByInvitation(server, founder, 'Grace');
    const [request] = await listed(founder);
    expect(codeOf(await approve(founder, founder.browser, request.id))).toEqual([409, 'ALREADY_MEMBER']);
    expect(await listed(founder)).toHaveLength(1);
    expect((await decline(founder, request.id)).statusCode).toBe(200);
  }));

it('is limited: from one network, and in all', () =>
  withServer(async (server) => {
    const { founder, roundOf } = await setUp(server);
    const answers = [];
    for (let time = 0; time < 31; time += 1) answers.push(await send(roundOf(), 'made-up'));
    expect(answers.at(-1)?.statusCode).toBe(429);
    const { db } = server.platform;
    const page = await signIn(roundOf(), grace);
    const [row] = await db.selectFrom('access_requests').selectAll().execute();
    if (row === undefined) throw new Error('nothing was offered');
    const waiting = Array.from({ length: 200 }, (_, index) => ({
      ...row,
      id: `req_${index}`,
      subject: `s${index}`,
      status: 'pending',
      token_hash: null,
      expires_at: server.clock.now() + day,
    }));
    for (const one of waiting) await db.insertInto('access_requests').values(one).execute();
    expect(tokenOn(page)).not.toBe('');
    const full = await signIn(roundOf(), { ...grace, objectId: 'object-201', email: 'late@example.com' });
    expect(full.body).toContain('Ask an administrator of Contoso to invite you.');
    expect(tokenOn(full)).toBe('');
    expect(await listed(founder)).toHaveLength(200);
  }));
