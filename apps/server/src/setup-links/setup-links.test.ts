import { expect, test } from 'vitest';
import { days } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, joinByInvitation, listDomain, signUp, withServer } from '../testing/people.ts';
import {
  ada as adaInDirectory,
  answerFor,
  begin,
  bounce,
  createProvider,
  locationOf,
  post,
  updateProvider,
} from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');
const fabrikam = identityProvider('fabrikam');

const linksUrl = ({ accountId }: Founder, rest = '') => `/api/accounts/${accountId}/setup-links${rest}`;
const body = { description: 'Contoso Entra ID', recipient: 'carol@example.com', days: 7 };

async function createLink(founder: Founder, input: object = body) {
  const answer = await founder.browser.request('POST', linksUrl(founder), { body: input });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const { setupLink, link } = answer.json();
  return { ...setupLink, token: String(link).split('/').at(-1) ?? '' };
}

const list = async (founder: Founder) => (await founder.browser.request('GET', linksUrl(founder))).json().setupLinks;

/** A colleague's browser, who has no session here. */
const colleague = (server: TestServer) => {
  const browser = server.browser();
  return {
    browser,
    open: (token: string) => browser.request('GET', `/api/setup/${token}`),
    handIn: (token: string, metadata = contoso.metadata()) =>
      browser.request('PUT', `/api/setup/${token}/metadata`, { body: { metadata } }),
  };
};

const codeOf = (answer: { statusCode: number; json(): { code: string } }) => [answer.statusCode, answer.json().code];

/** A test through the link, answered by the identity provider. @returns the answer to the last request. */
async function runTest(
  server: TestServer,
  token: string,
  providerId: string,
  founder: Founder,
  person = adaInDirectory,
) {
  const { browser } = colleague(server);
  const setup = (await browser.request('GET', `/api/setup/${token}`)).json();
  const provider = { ...(await createdProvider(founder, providerId)), sp: setup.sp };
  const round = { server, provider, idp: contoso, browser };
  const id = await begin(round, `?setup=${token}`);
  return bounce(round, await post(round, answerFor(round, person, id)));
}

const createdProvider = async ({ browser, accountId }: Founder, id: string) =>
  (await browser.request('GET', `/api/accounts/${accountId}/identity-providers/${id}`)).json();

test('a colleague without a login sees the values, hands in the metadata, and tests; the admin enables', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const link = await createLink(ada, { ...body, email: 'carol@example.com' });
    expect(link).toMatchObject({ status: 'open', openedAt: null, recipient: 'carol@example.com' });
    const stored = JSON.stringify(await server.platform.db.selectFrom('setup_links').selectAll().execute());
    expect(stored).not.toContain(link.token);

    const carol = colleague(server);
    const opened = (await carol.open(link.token)).json();
    expect(opened).toMatchObject({
      accountName: 'Ada Ltd',
      providerDescription: 'Contoso Entra ID',
      invitedBy: 'Ada',
      metadata: null,
      test: null,
      sp: { entityId: `http://localhost:4400/saml/${link.providerId}` },
    });
    expect((await carol.browser.request('GET', `/saml/${link.providerId}/metadata`)).statusCode).toBe(200);
    await carol.browser.request('PUT', `/api/setup/${link.token}/progress`, {
      body: { vendor: 'entra', done: ['application', 'basic', 'basic'] },
    });
    const handedIn = (await carol.handIn(link.token)).json();
    expect([handedIn.metadata.entityId, handedIn.done]).toEqual([contoso.entityId, ['application', 'basic']]);
    expect(await createdProvider(ada, link.providerId)).toMatchObject({ enabled: false, state: 'disabled' });

    const end = await runTest(server, link.token, link.providerId, ada);
    expect(locationOf(end)).toBe('/setup-return');
    expect((await carol.open(link.token)).json().test).toMatchObject({ outcome: 'passed', subject: 'ada@example.com' });
    expect(await list(ada)).toMatchObject([{ status: 'open', stepsDone: 2, testedAt: server.clock.now() }]);

    server.clock.advance(1);
    await updateProvider(ada, link.providerId, { enabled: true });
    expect(await createdProvider(ada, link.providerId)).toMatchObject({ enabled: true, state: 'proven' });
    const over = await carol.open(link.token);
    expect(codeOf(over)).toEqual([410, 'SETUP_LINK_INVALID']);
    expect(over.json().message).toContain('All done');
    expect(codeOf(await carol.handIn(link.token, fabrikam.metadata()))).toEqual([410, 'SETUP_LINK_INVALID']);

    const log = await ada.browser.request('GET', `/api/accounts/${ada.accountId}/audit-log`);
    const events = log
      .json()
      .events.map((event: { action: string; actor: { name: string } }) => [event.action, event.actor.name]);
    expect(events.slice(0, 7)).toEqual([
      ['identity_provider.enabled', 'Ada'],
      ['setup_link.test_passed', 'Setup link for carol@example.com'],
      ['identity_provider.proven', 'Setup link for carol@example.com'],
      ['setup_link.metadata_received', 'Setup link for carol@example.com'],
      ['identity_provider.created', 'Setup link for carol@example.com'],
      ['setup_link.opened', 'Setup link for carol@example.com'],
      ['setup_link.created', 'Ada'],
    ]);
    const mails = await server.platform.db.selectFrom('mails').select(['recipient', 'subject']).orderBy('id').execute();
    expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['carol@example.com', 'Ada asks you to set up single sign-on'],
      ['ada@example.com', 'The metadata for Contoso Entra ID has come'],
      ['ada@example.com', 'The test of Contoso Entra ID has passed'],
    ]);
  }));

test('a test gives no session, makes nobody a member, and does not say who is one', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const link = await createLink(ada);
    await colleague(server).handIn(link.token);
    const end = await runTest(server, link.token, link.providerId, ada);
    expect(end.cookies.map(({ name }) => name)).not.toContain('latchkey_session');
    const { db } = server.platform;
    expect(await db.selectFrom('identities').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('members').select('id').execute()).toHaveLength(1);
    const forMember = (await colleague(server).open(link.token)).json();
    await runTest(server, link.token, link.providerId, ada, { ...adaInDirectory, email: 'stranger@example.com' });
    const forStranger = (await colleague(server).open(link.token)).json();
    expect(Object.keys(forStranger.test)).toEqual(Object.keys(forMember.test));
    expect(forStranger.test.outcome).toBe(forMember.test.outcome);
  }));

test('a refused test tells the reason to the page of the link', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const link = await createLink(ada);
    await colleague(server).handIn(link.token);
    const provider = await createdProvider(ada, link.providerId);
    const round = { server, provider, idp: contoso, browser: server.browser() };
    const id = await begin(round, `?setup=${link.token}`);
    const wrong = answerFor(round, adaInDirectory, id, { assertion: { audience: 'https://temporary' } });
    expect(locationOf(await post(round, wrong))).toBe('/setup-return');
    expect((await colleague(server).open(link.token)).json().test).toMatchObject({
      outcome: 'refused',
      rejection: { code: 'ASSERTION_AUDIENCE_MISMATCH', received: ['https://temporary'] },
    });
    await listDomain(server, ada, link.providerId, 'example.org');
    await runTest(server, link.token, link.providerId, ada);
    const { test: last } = (await colleague(server).open(link.token)).json();
    expect([last.outcome, last.rejection.code]).toEqual(['refused', 'EMAIL_DOMAIN_NOT_ALLOWED']);
  }));

test('nobody signs in through it before it is enabled', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const link = await createLink(ada);
    await colleague(server).handIn(link.token);
    const start = await server.browser().request('GET', `/saml/${link.providerId}/start`);
    expect([start.statusCode, start.body.includes('This way into Ada Ltd is closed')]).toEqual([403, true]);
    const options = await server.browser().request('GET', `/api/sign-in/options/${ada.address}`);
    expect(options.json().providers).toEqual([]);
  }));

test('the link opens one provider and nothing else', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const other = await createProvider(ada, contoso);
    const link = await createLink(ada);
    await colleague(server).handIn(link.token);
    const start = await server.browser().request('GET', `/saml/${other.id}/start?setup=${link.token}`);
    expect([start.statusCode, locationOf(start)]).toEqual([303, `/setup/${link.token}`]);
    const browser = server.browser();
    for (const path of ['members', 'identity-providers', 'domains', 'setup-links']) {
      const answer = await browser.request('GET', `/api/accounts/${ada.accountId}/${path}`, {
        headers: { authorization: `Bearer ${link.token}` },
      });
      expect(answer.statusCode).toBe(401);
    }
    const seen = (await colleague(server).open(link.token)).body;
    for (const secret of [other.id, 'Entra ID"', ada.email]) {
      if (secret !== 'Entra ID"') expect(seen).not.toContain(secret);
    }
  }));

test('it ends when it expires, is revoked, or its maker may no longer make it', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const bob = await joinByInvitation(server, ada, 'Bob', 'admin');
    const bobs = await createLink({ ...ada, browser: bob.browser });
    const revoked = await createLink(ada);
    const expiring = await createLink(ada, { ...body, days: 1 });
    const carol = colleague(server);
    const message = async (token: string) => {
      const answer = await carol.handIn(token);
      return [answer.statusCode, answer.json().message ?? 'taken'];
    };
    await ada.browser.request('DELETE', linksUrl(ada, `/${revoked.id}`));
    expect(await message(revoked.token)).toEqual([410, 'This setup link has been withdrawn. Ask whoever sent it.']);
    const member = `/api/accounts/${ada.accountId}/members/${bob.memberId}`;
    await ada.browser.request('PATCH', member, { body: { role: 'member' } });
    expect((await message(bobs.token))[0]).toBe(410);
    server.clock.advance(days(1));
    expect(await message(expiring.token)).toEqual([410, 'This setup link has expired. Ask for a new one.']);
    expect(await server.platform.db.selectFrom('identity_providers').select('id').execute()).toEqual([]);
  }));

test('a test that is under way when the link is revoked ends without a result', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const link = await createLink(ada);
    await colleague(server).handIn(link.token);
    const provider = await createdProvider(ada, link.providerId);
    const round = { server, provider, idp: contoso, browser: server.browser() };
    const id = await begin(round, `?setup=${link.token}`);
    await ada.browser.request('DELETE', linksUrl(ada, `/${link.id}`));
    await bounce(round, await post(round, answerFor(round, adaInDirectory, id)));
    expect((await list(ada))[0]).toMatchObject({ status: 'revoked', testedAt: null });
  }));

test('a provider that is in use gets no link; disabling it again does not revive an old one', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const live = await createProvider(ada, contoso);
    const answer = await ada.browser.request('POST', linksUrl(ada), { body: { ...body, provider: live.id } });
    expect(codeOf(answer)).toEqual([409, 'SETUP_PROVIDER_IN_USE']);
    await updateProvider(ada, live.id, { enabled: false });
    const link = await createLink(ada, { ...body, provider: live.id });
    const carol = colleague(server);
    expect((await carol.handIn(link.token, fabrikam.metadata())).json().metadata.entityId).toBe(fabrikam.entityId);
    server.clock.advance(1);
    await updateProvider(ada, live.id, { enabled: true });
    server.clock.advance(1);
    await updateProvider(ada, live.id, { enabled: false });
    expect(codeOf(await carol.handIn(link.token))).toEqual([410, 'SETUP_LINK_INVALID']);
    expect((await createdProvider(ada, live.id)).idp.entityId).toBe(fabrikam.entityId);
  }));

test('what is no metadata is refused with its reason; guessing tokens is limited', () =>
  withServer(async (server) => {
    const ada = await signUp(server, 'Ada');
    const link = await createLink(ada);
    const carol = colleague(server);
    const refused = await carol.handIn(link.token, '<html/>');
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'METADATA_REJECTED']);
    for (let count = 0; count < 30; count += 1) {
      expect(codeOf(await carol.open(`guess-${count}`))).toEqual([410, 'SETUP_LINK_INVALID']);
    }
    expect(codeOf(await carol.open('one-more'))).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    expect((await carol.open(link.token)).statusCode).toBe(200);
  }));

test('other accounts neither see nor end it', () =>
  withServer(async (server) => {
    const [ada, bob] = [await signUp(server, 'Ada'), await signUp(server, 'Bob')];
    const link = await createLink(ada);
    expect(await list(bob)).toEqual([]);
    expect((await bob.browser.request('DELETE', linksUrl(bob, `/${link.id}`))).statusCode).toBe(404);
    const provider = await createProvider(ada, contoso, { enabled: false });
    const foreign = await bob.browser.request('POST', linksUrl(bob), { body: { ...body, provider: provider.id } });
    expect(foreign.statusCode).toBe(404);
    expect((await list(ada))[0].status).toBe('open');
  }));
