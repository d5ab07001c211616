import { expect, it } from 'vitest';
import { identityProvider } from '../testing/identity-provider.ts';
import { type Founder, signUp, withServer } from '../testing/people.ts';
import {
  ada,
  answerFor,
  attemptOf,
  attemptsOf,
  begin,
  createProvider,
  grace,
  locationOf,
  post,
  referenceOn,
  signIn,
} from '../testing/sign-in.ts';
import type { TestServer } from '../testing/test-server.ts';

const contoso = identityProvider('contoso');

async function setUp(server: TestServer, options: Record<string, unknown> = {}) {
  const founder = await signUp(server, 'Ada', 'Böse <b>&"Söhne"');
  const provider = await createProvider(founder, contoso, options);
  return { server, founder, provider, idp: contoso, browser: server.browser() };
}

const escapedName = 'Böse &#60;b&#62;&#38;&#34;Söhne&#34;';

it.each(['start', 'continue?code=x', 'acs'])('says that there is no sign-in at %s of an unknown provider', (path) =>
  withServer(async (server) => {
    const page = await server.browser().request('GET', `/saml/idp_unknown/${path}`);
    expect(page.statusCode).toBe(404);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<h1>There is no sign-in here</h1>');
    const posted = await server.browser().request('POST', '/saml/idp_unknown/acs', { form: { SAMLResponse: 'x' } });
    expect(posted.statusCode).toBe(404);
  }),
);

it('says that a reserved provider is not set up yet', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const url = `/api/accounts/${founder.accountId}/identity-provider-reservations`;
    const { id } = (await founder.browser.request('POST', url)).json();
    const page = await server.browser().request('POST', `/saml/${id}/acs`, { form: { SAMLResponse: 'x' } });
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('<h1>This sign-in is not set up yet</h1>');
  }));

it('leads whoever opens the ACS in a browser to the start', () =>
  withServer(async (server) => {
    const { provider, browser, founder } = await setUp(server);
    const page = await browser.request('GET', `/saml/${provider.id}/acs`);
    expect(page.statusCode).toBe(405);
    expect(page.headers.allow).toBe('POST');
    expect(page.body).toContain(`<a class="action" href="/saml/${provider.id}/start">Sign in</a>`);
    expect(await attemptsOf(founder)).toEqual([]);
  }));

it.each([
  ['no field', {}, 400, 'MESSAGE_MISSING'],
  ['an empty field', { SAMLResponse: '' }, 400, 'MESSAGE_MISSING'],
  ['garbage', { SAMLResponse: '%%%' }, 400, 'MESSAGE_NOT_BASE64'],
  ['something else in base64', { SAMLResponse: Buffer.from('hello').toString('base64') }, 400, 'XML_NOT_WELL_FORMED'],
  [
    'a document type',
    { SAMLResponse: Buffer.from('<!DOCTYPE a []><a/>').toString('base64') },
    400,
    'XML_DTD_FORBIDDEN',
  ],
  ['another root', { SAMLResponse: Buffer.from('<a/>').toString('base64') }, 403, 'RESPONSE_WRONG_ROOT'],
])('answers %s with an honest page and a record', (_name, form, status, code) =>
  withServer(async (server) => {
    const { provider, browser, founder } = await setUp(server);
    const page = await browser.request('POST', `/saml/${provider.id}/acs`, { form, withoutCookies: true });
    expect(page.statusCode).toBe(status);
    expect(page.body).toContain(escapedName);
    expect(page.body).not.toContain('<b>');
    expect(page.body).toContain(`/sign-in-attempts/${referenceOn(page)}`);
    expect(page.body).not.toContain(code);
    const attempt = await attemptOf(founder, referenceOn(page));
    expect(attempt).toMatchObject({ outcome: 'refused', origin: 'idp', code, subjectVerified: false });
    expect(attempt.rejection.message).not.toBe('');
  }),
);

it.each([
  ['application/json', '{"SAMLResponse":"x"}'],
  ['multipart/form-data; boundary=x', '--x\r\n\r\nSAMLResponse=x'],
  ['text/plain', 'SAMLResponse=x'],
])('takes no fields from %s', (type, body) =>
  withServer(async (server) => {
    const { provider, founder } = await setUp(server);
    const page = await server.http.inject({
      method: 'POST',
      url: `/saml/${provider.id}/acs`,
      headers: { 'content-type': type },
      payload: body,
    });
    expect(page.statusCode).toBe(400);
    expect(await attemptOf(founder, referenceOn(page))).toMatchObject({ code: 'MESSAGE_MISSING' });
  }),
);

it('answers a body that is too large without reading it', () =>
  withServer(async (server) => {
    const { provider, browser, founder } = await setUp(server);
    const form = { SAMLResponse: 'A'.repeat(512 * 1024) };
    const page = await browser.request('POST', `/saml/${provider.id}/acs`, { form });
    expect(page.statusCode).toBe(413);
    expect(await attemptOf(founder, referenceOn(page))).toMatchObject({ code: 'MESSAGE_TOO_LARGE' });
    const unknown = await browser.request('POST', '/saml/idp_unknown/acs', { form });
    expect(unknown.statusCode).toBe(404);
  }));

it('stops writing down what a flood brings', () =>
  withServer(async (server) => {
    const { provider, browser } = await setUp(server);
    const flood = () => browser.request('POST', `/saml/${provider.id}/acs`, { form: { SAMLResponse: 'x' } });
    for (let count = 0; count < 60; count++) expect((await flood()).statusCode).toBe(400);
    const page = await flood();
    expect(page.statusCode).toBe(429);
    expect(page.body).toContain('<h1>Too many sign-ins from here</h1>');
    expect(await countAttempts(server)).toBe(60);
    // What is right still comes through.
    expect(locationOf(await signIn({ server, provider, idp: contoso, browser }, ada))).toBe('/');
    server.clock.advance(60_000);
    expect((await flood()).statusCode).toBe(400);
  }));

const countAttempts = async (server: TestServer) =>
  (await server.platform.db.selectFrom('sign_in_attempts').select('id').execute()).length;

it.each(['start', 'continue', 'acs'])('limits how often one address may call %s', (path) =>
  withServer(async (server) => {
    const page = await server.browser().request('GET', `/saml/idp_unknown/${path}`);
    expect(page.headers).toMatchObject({ 'x-ratelimit-limit': '600', 'x-ratelimit-remaining': '599' });
  }),
);

it('lets nothing run or be framed on its pages', () =>
  withServer(async (server) => {
    const { provider, browser } = await setUp(server);
    const page = await browser.request('GET', `/saml/${provider.id}/acs`);
    const [, nonce] = /<style nonce="([\w-]+)">/.exec(page.body) ?? [];
    expect(page.headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`,
    );
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toContain('<script');
  }));

it('posts the request where the identity provider takes only that', () =>
  withServer(async (server) => {
    const founder = await signUp(server, 'Ada');
    const url = `/api/accounts/${founder.accountId}/identity-providers`;
    const metadata = contoso.metadata({ binding: 'post', address: 'https://login.example/post?a=1&amp;b=2' });
    const { id } = (await founder.browser.request('POST', url, { body: { description: 'Post', metadata } })).json();
    const page = await server.browser().request('GET', `/saml/${id}/start`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('action="https://login.example/post?a=1&#38;b=2"');
    const [, message = ''] = /name="SAMLRequest" value="([^"]+)"/.exec(page.body) ?? [];
    expect(Buffer.from(message, 'base64').toString()).toMatch(/^<samlp:AuthnRequest .*Destination="https:\/\/login/);
    const [, nonce] = /<script nonce="([\w-]+)">/.exec(page.body) ?? [];
    expect(page.headers['content-security-policy']).toContain(`script-src 'nonce-${nonce}'; form-action *`);
  }));

it('does not begin, or use up, anything when a link is merely looked at', () =>
  withServer(async (server) => {
    const round = await setUp(server);
    const posted = await post(round, answerFor(round, ada, await begin(round)));
    const looked = await server.http.inject({ method: 'HEAD', url: locationOf(posted) });
    expect(looked.statusCode).toBe(405);
    expect((await round.browser.request('GET', locationOf(posted))).statusCode).toBe(303);
  }));

it('keeps the cookie of a browser over several sign-ins, and none that it did not make', () =>
  withServer(async (server) => {
    const round = await setUp(server, { provisioning: 'off' });
    await begin(round);
    const first = round.browser.cookies.get('latchkey_browser');
    await begin(round);
    expect(round.browser.cookies.get('latchkey_browser')).toBe(first);
    round.browser.cookies.set('latchkey_browser', 'planted');
    const answer = await round.browser.request('GET', `/saml/${round.provider.id}/start`);
    const cookie = answer.cookies.find(({ name }) => name === 'latchkey_browser');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 86_400 });
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  }));

it('gives its cookies the strictest form where there is https', () =>
  withServer(
    async (server) => {
      const founder = await signUp(server, 'Ada');
      const provider = await createProvider(founder, contoso);
      const answer = await server.browser().request('GET', `/saml/${provider.id}/start`);
      expect(answer.cookies).toMatchObject([{ name: '__Host-latchkey_browser', secure: true, path: '/' }]);
    },
    { LATCHKEY_PUBLIC_URL: 'https://sso.example.com' },
  ));

it('shows the ways into an account, and nothing about accounts without any', () =>
  withServer(async (server) => {
    const { founder, provider, browser } = await setUp(server);
    const optionsOf = async (address: string) =>
      (await browser.request('GET', `/api/sign-in/options/${address}`)).json();
    expect(await optionsOf(founder.address)).toEqual({
      name: 'Böse <b>&"Söhne"',
      password: true,
      providers: [{ id: provider.id, description: 'Entra ID', startUrl: provider.startUrl }],
    });
    const other = await signUp(server, 'Grace');
    expect(await optionsOf('nobody')).toEqual({ name: 'nobody', password: true, providers: [] });
    expect(await optionsOf(other.address)).toEqual({ name: other.address, password: true, providers: [] });
    await update(founder, { plan: 'free' });
    expect(await optionsOf(founder.address)).toEqual({ name: founder.address, password: true, providers: [] });
  }));

const update = ({ browser, accountId }: Founder, body: Record<string, unknown>) =>
  browser.request('PUT', `/api/accounts/${accountId}/plan`, { body });

it('shows a person no more than their own address', () =>
  withServer(async (server) => {
    const round = await setUp(server, { provisioning: 'off' });
    const page = await signIn(round, grace);
    expect(page.body).toContain('grace@example.com');
    expect(page.body).not.toContain('object-grace');
    expect(page.body).not.toContain('ada@example.com');
  }));
