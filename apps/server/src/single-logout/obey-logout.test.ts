import { readFileSync } from 'node:fs';
import { certificateFrom, instant, verifyRedirectSignature, verifyRequestSignature } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import {
  auditOf,
  bring,
  emailName,
  isSignedIn,
  type LogoutScene,
  logoutResponseIn,
  messageIn,
  requestFrom,
  responseFrom,
  signedInByLogoutProvider,
} from '../testing/logout.ts';
import { withServer } from '../testing/people.ts';
import { ada, createProvider, locationOf, signIn } from '../testing/sign-in.ts';
import { spKeys } from '../testing/sp-keys.ts';
import type { Browser } from '../testing/test-server.ts';

/** Not Entra: everything has to be signed. */
const other = identityProvider('contoso', 'https://idp.example/contoso');
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** Another browser of the same person, signed in through the same provider. */
async function secondBrowser(scene: LogoutScene): Promise<Browser> {
  const browser = scene.server.browser();
  await signIn({ ...scene, browser }, ada);
  return browser;
}

/** What the sessions are called at the identity provider, the oldest first. */
async function sessionIndexes({ server }: LogoutScene): Promise<string[]> {
  const { openSamlSession } = await import('../participations/index.ts');
  const rows = await server.platform.db
    .selectFrom('participations')
    .innerJoin('sessions', 'sessions.id', 'participations.session_id')
    .select(['participations.provider_id', 'participations.saml_session'])
    .orderBy('sessions.created_at')
    .execute();
  return rows.map((row) => openSamlSession(server.platform, row.provider_id, row.saml_session).sessionIndex ?? '');
}

const cookieless = { withoutCookies: true } as const;

describe('a signed request', () => {
  it.each(['redirect', 'post'] as const)('by %s ends the session that it names and no other', (by) =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other, { logout: [by] });
      server.clock.advance(1000);
      const second = await secondBrowser(scene);
      server.clock.advance(1000);
      const elsewhere = await createProvider(scene.founder, identityProvider('fabrikam'));
      const third = server.browser();
      await signIn({ server, provider: elsewhere, idp: identityProvider('fabrikam'), browser: third }, ada);
      const [index = ''] = await sessionIndexes(scene);
      const xml = requestFrom(scene, { sessionIndexes: [index] });
      const answer = await bring(scene, 'SAMLRequest', xml, { by, relayState: 'their-state', ...cookieless });
      const signedIn = await Promise.all([scene.browser, second, third, scene.founder.browser].map(isSignedIn));
      expect(signedIn).toEqual([false, true, true, true]);
      const response = logoutResponseIn(answer);
      expect(response).toMatchObject({
        issuer: scene.provider.sp.entityId,
        destination: other.address,
        inResponseTo: /ID="([^"]+)"/.exec(xml)?.[1],
        statusCodes: [success],
      });
      expect(messageIn(answer).relayState).toBe('their-state');
      expect(await auditOf(scene, 'session.ended_by_logout')).toMatchObject([
        { actor: { name: 'Contoso Entra ID', userId: null }, target: { name: 'Ada' }, details: { signed: true } },
      ]);
    }),
  );

  it('brought by a browser with another session leaves that one its cookie', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other);
      await bring(scene, 'SAMLRequest', requestFrom(scene), { browser: scene.founder.browser });
      expect(await isSignedIn(scene.browser)).toBe(false);
      expect(scene.founder.browser.cookies.has('latchkey_session')).toBe(true);
      expect(await isSignedIn(scene.founder.browser)).toBe(true);
    }));

  it('that names no session ends all of the person’s at this provider', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other);
      const second = await secondBrowser(scene);
      await bring(scene, 'SAMLRequest', requestFrom(scene), cookieless);
      expect([await isSignedIn(scene.browser), await isSignedIn(second)]).toEqual([false, false]);
      expect(await isSignedIn(scene.founder.browser)).toBe(true);
    }));

  it.each([
    ['another person', { nameId: emailName('grace@example.com') }],
    ['the same value in another format', { nameId: { ...emailName('ada@example.com'), format: 'urn:x:other' } }],
    ['the same value of another domain', { nameId: { ...emailName('ada@example.com'), nameQualifier: 'elsewhere' } }],
    ['a session of another time', { sessionIndexes: ['_unknown'] }],
  ])('for %s ends nothing, and is answered', (_who, change) =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other);
      const answer = await bring(scene, 'SAMLRequest', requestFrom(scene, change), cookieless);
      expect(await isSignedIn(scene.browser)).toBe(true);
      expect(logoutResponseIn(answer).statusCodes).toEqual([success]);
    }),
  );

  it('spells out qualifiers that the sign-in left out, and is understood', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other);
      const qualifiers = { nameQualifier: other.entityId, spNameQualifier: scene.provider.sp.entityId };
      const xml = requestFrom(scene, { nameId: { ...emailName('ada@example.com'), ...qualifiers } });
      await bring(scene, 'SAMLRequest', xml, cookieless);
      expect(await isSignedIn(scene.browser)).toBe(false);
    }));

  it.each(['redirect', 'post'] as const)('by %s is answered with our signature when there is a key', (by) =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other, { logout: [by] });
      const key = await spKeys(scene.founder, scene.provider.id).create('signing');
      const message = messageIn(await bring(scene, 'SAMLRequest', requestFrom(scene), { by, ...cookieless }));
      const trusted = { certificates: [certificateFrom(key.pem)], allowSha1: false };
      const verified =
        message.binding === 'redirect'
          ? verifyRedirectSignature(message, trusted)
          : verifyRequestSignature(message.xml, trusted);
      expect(verified.ok).toBe(true);
    }),
  );
});

describe('refused is', () => {
  const refusals: readonly (readonly [string, string, (scene: LogoutScene) => ReturnType<typeof bring>])[] = [
    [
      'an unsigned request',
      'LOGOUT_SIGNATURE_MISSING',
      (s) => bring(s, 'SAMLRequest', requestFrom(s), { signed: false }),
    ],
    [
      'an unsigned form',
      'LOGOUT_SIGNATURE_MISSING',
      (s) => bring(s, 'SAMLRequest', requestFrom(s), { signed: false, by: 'post' }),
    ],
    [
      'a request that somebody else has signed',
      'SIGNATURE_INVALID',
      (s) => {
        const { key, certificate } = identityProvider('fabrikam');
        return bring({ ...s, idp: { ...s.idp, key, certificate } }, 'SAMLRequest', requestFrom(s));
      },
    ],
    [
      'a request of somebody else',
      'LOGOUT_ISSUER_MISMATCH',
      (s) => bring(s, 'SAMLRequest', requestFrom(s, { issuer: 'https://evil.example' })),
    ],
    [
      'a request for another provider',
      'LOGOUT_DESTINATION_MISMATCH',
      (s) => bring(s, 'SAMLRequest', requestFrom(s, { destination: 'http://localhost:4400/saml/idp_other/slo' })),
    ],
    [
      'an old request',
      'LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE',
      (s) => {
        const issueInstant = instant(s.server.clock.now() - minutes(5) - 181_000);
        return bring(s, 'SAMLRequest', requestFrom(s, { issueInstant }));
      },
    ],
    ['a request that came as an answer', 'LOGOUT_RESPONSE_WRONG_ROOT', (s) => bring(s, 'SAMLResponse', requestFrom(s))],
    ['an answer that came as a request', 'REQUEST_WRONG_ROOT', (s) => bring(s, 'SAMLRequest', responseFrom(s, 'id1'))],
    ['nothing', 'MESSAGE_MISSING', (s) => s.browser.request('GET', `/saml/${s.provider.id}/slo`)],
    [
      'a form with a field twice',
      'REQUEST_MALFORMED',
      (s) =>
        s.browser.request('POST', `/saml/${s.provider.id}/slo`, {
          body: 'SAMLRequest=AA&SAMLRequest=AA',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
    ],
  ];

  it.each(refusals)('%s', (_name, code, act) =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other);
      const answer = await act(scene);
      expect(answer.statusCode).toBe(400);
      expect(await isSignedIn(scene.browser)).toBe(true);
      expect(await auditOf(scene, 'single_logout.refused')).toMatchObject([
        { actor: { name: 'Somebody' }, details: { code } },
      ]);
    }),
  );

  it('a request that comes twice: a session that was opened since stays', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other);
      const xml = requestFrom(scene);
      await bring(scene, 'SAMLRequest', xml);
      await signIn(scene, ada);
      expect((await bring(scene, 'SAMLRequest', xml)).statusCode).toBe(400);
      expect(await isSignedIn(scene.browser)).toBe(true);
      expect(await auditOf(scene, 'single_logout.refused')).toMatchObject([{ details: { code: 'LOGOUT_REPLAYED' } }]);
      // Its ID may be forgotten once it is too old to be accepted.
      server.clock.advance(hours(1));
      expect((await bring(scene, 'SAMLRequest', xml)).statusCode).toBe(400);
    }));

  it('a flood of them is not written down', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other);
      for (let count = 0; count < 25; count += 1) await scene.browser.request('GET', `/saml/${scene.provider.id}/slo`);
      expect(await auditOf(scene, 'single_logout.refused')).toHaveLength(20);
    }));
});

describe('Entra’s request, which is unsigned and names nobody that we know', () => {
  const broadcast = readFileSync(
    new URL('../../../../vectors/logout/entra-to-sp-logoutrequest-broadcast.xml', import.meta.url),
    'utf8',
  ).trim();
  const entra = identityProvider('contoso', 'https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/');
  const at = Date.UTC(2026, 11, 7, 10, 6, 1);

  /** A frame of another site: only the cookie that is made for it goes along. */
  function inFrame(browser: Browser): Pick<Browser, 'request'> & Browser {
    const cookies = new Map([...browser.cookies].filter(([name]) => name === 'latchkey_logout'));
    const frame = browser;
    return {
      cookies,
      request: (method, url, options = {}) =>
        frame.request(method, url, {
          ...options,
          withoutCookies: true,
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        }),
    };
  }

  it('ends the session of the browser that brings it in a frame, and no other', () =>
    withServer(async (server) => {
      server.clock.set(at - 60_000);
      const scene = await signedInByLogoutProvider(server, entra);
      const second = await secondBrowser(scene);
      server.clock.set(at);
      const frame = inFrame(scene.browser);
      const answer = await bring(scene, 'SAMLRequest', broadcast, { signed: false, browser: frame });
      expect([await isSignedIn(scene.browser), await isSignedIn(second)]).toEqual([false, true]);
      expect(logoutResponseIn(answer)).toMatchObject({
        inResponseTo: '_3c1d5e7f-9a0b-4c2d-8e4f-6a8b0c2d4e6f',
        statusCodes: [success],
      });
      expect(await auditOf(scene, 'session.ended_by_logout')).toMatchObject([{ details: { signed: false } }]);
    }));

  it('ends nothing without a cookie, and no success is claimed', () =>
    withServer(async (server) => {
      server.clock.set(at);
      const scene = await signedInByLogoutProvider(server, entra);
      const answer = await bring(scene, 'SAMLRequest', broadcast, { signed: false, ...cookieless });
      expect(await isSignedIn(scene.browser)).toBe(true);
      expect(logoutResponseIn(answer).statusCodes[0]).not.toBe(success);
    }));

  it('ends no session of another provider, not even in the same browser', () =>
    withServer(async (server) => {
      server.clock.set(at);
      const scene = await signedInByLogoutProvider(server, entra);
      const elsewhere = await createProvider(scene.founder, entra);
      const answer = await bring({ ...scene, provider: elsewhere }, 'SAMLRequest', broadcast, { signed: false });
      expect(answer.statusCode).toBe(200);
      expect(await isSignedIn(scene.browser)).toBe(true);
    }));

  it('is found by a cookie that opens nothing', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, entra);
      const secret = scene.browser.cookies.get('latchkey_logout') ?? '';
      expect(secret).toMatch(/^[0-9a-f]{64}$/);
      const thief = server.browser();
      thief.cookies.set('latchkey_session', secret);
      expect(await isSignedIn(thief)).toBe(false);
      const again = await signIn(scene, ada);
      const cookie = [again.headers['set-cookie']].flat().find((text) => text?.startsWith('latchkey_logout='));
      expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=None$/);
    }));
});

describe('frames', () => {
  it('of the identity provider may show this address, and nobody else’s', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, other);
      const redirect = await bring(scene, 'SAMLRequest', requestFrom(scene), cookieless);
      const page = await scene.browser.request('GET', `/saml/${scene.provider.id}/slo`);
      for (const answer of [redirect, page]) {
        expect(answer.headers['x-frame-options']).toBeUndefined();
        expect(answer.headers['content-security-policy']).toContain('frame-ancestors https://login.example');
      }
      const ended = await scene.browser.request('GET', `/saml/${scene.provider.id}/signed-out?logout=x`);
      expect(ended.headers['x-frame-options']).toBe('DENY');
      expect(ended.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }));
});

it('says that there is nothing here where no provider is', () =>
  withServer(async (server) => {
    const answer = await server.browser().request('GET', '/saml/idp_none/slo?SAMLRequest=x');
    expect([answer.statusCode, answer.headers['x-frame-options']]).toEqual([404, 'DENY']);
    expect(locationOf(answer)).toBe('undefined');
  }));
