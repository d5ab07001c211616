import { readFileSync } from 'node:fs';
import { certificateFrom, verifyRedirectSignature } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { minutes } from '../platform/index.ts';
import { identityProvider } from '../testing/identity-provider.ts';
import {
  auditOf,
  bring,
  emailName,
  isSignedIn,
  type LogoutScene,
  logoutRequestIn,
  messageIn,
  responseFrom,
  signedInByLogoutProvider,
} from '../testing/logout.ts';
import { withServer } from '../testing/people.ts';
import { ada, locationOf, updateProvider } from '../testing/sign-in.ts';
import { spKeys } from '../testing/sp-keys.ts';

const contoso = identityProvider('contoso');

const signOut = async ({ browser }: LogoutScene): Promise<string | null> =>
  (await browser.request('POST', '/api/sign-out')).json().next;

/** Signs out and leaves for the identity provider. */
async function leave(scene: LogoutScene) {
  const answer = await scene.browser.request('GET', (await signOut(scene)) ?? '');
  return { answer, request: logoutRequestIn(answer) };
}

describe('signing out here', () => {
  it('ends at once where single logout is off, and nothing is kept', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso, { options: { singleLogout: false } });
      expect(await signOut(scene)).toBeNull();
      expect(await isSignedIn(scene.browser)).toBe(false);
      expect(await server.platform.db.selectFrom('pending_logouts').selectAll().execute()).toEqual([]);
      expect(await server.platform.db.selectFrom('participations').selectAll().execute()).toEqual([]);
    }));

  it('cannot be chosen where the identity provider takes no logout messages', () =>
    withServer(async (server) => {
      await expect(signedInByLogoutProvider(server, contoso, { logout: [] })).rejects.toThrow(
        'names no address for signing out',
      );
    }));

  it('ends the session here before anything else, then leaves with the request that Entra takes', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso);
      const next = await signOut(scene);
      expect(next).toMatch(new RegExp(`^/saml/${scene.provider.id}/sign-out\\?logout=id[0-9a-f]{40}$`));
      expect(await isSignedIn(scene.browser)).toBe(false);
      const answer = await scene.browser.request('GET', next ?? '');
      expect(answer.statusCode).toBe(303);
      expect([...new URL(locationOf(answer)).searchParams.keys()]).toEqual(['SAMLRequest']);
      expect(locationOf(answer).startsWith(`${contoso.address}?`)).toBe(true);
      const request = logoutRequestIn(answer);
      expect(request).toMatchObject({
        issuer: scene.provider.sp.entityId,
        destination: contoso.address,
        nameId: emailName(ada.email ?? ''),
        issueInstant: server.clock.now(),
      });
      expect(request.id).toMatch(/^[a-z]/);
      expect(request.sessionIndexes).toHaveLength(1);
      expect(await auditOf(scene, 'single_logout.begun')).toMatchObject([
        { actor: { name: 'Ada' }, target: { name: 'Contoso Entra ID' } },
      ]);
      // The request leaves once, and what it needed is gone.
      expect((await scene.browser.request('GET', next ?? '')).statusCode).toBe(400);
      const row = await server.platform.db.selectFrom('pending_logouts').selectAll().executeTakeFirstOrThrow();
      expect(row.saml_session).toBeNull();
    }));

  it('leaves in the browser that signed out only', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso);
      const next = (await signOut(scene)) ?? '';
      const other = server.browser();
      other.cookies.set('latchkey_browser', 'x'.repeat(43));
      expect((await other.request('GET', next)).statusCode).toBe(400);
      expect((await scene.browser.request('GET', next)).statusCode).toBe(303);
    }));

  it('signs its request when there is a key', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso);
      const key = await spKeys(scene.founder, scene.provider.id).create('signing');
      const { answer } = await leave(scene);
      const message = messageIn(answer);
      if (message.binding !== 'redirect') throw new Error('not by redirect');
      const trusted = { certificates: [certificateFrom(key.pem)], allowSha1: false };
      expect(verifyRedirectSignature(message, trusted).ok).toBe(true);
    }));

  it('goes by form where the identity provider takes nothing else', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso, { logout: ['post'] });
      const { answer, request } = await leave(scene);
      expect(answer.body).toContain(`action="${contoso.address}"`);
      expect(request.destination).toBe(contoso.address);
    }));
});

describe('the answer', () => {
  it.each([
    ['signed', true, 'redirect'],
    ['unsigned, as of Entra', false, 'redirect'],
    ['signed, by form', true, 'post'],
    ['unsigned, by form', false, 'post'],
  ] as const)('%s, ends the logout of this browser', (_name, signed, by) =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso);
      const { request } = await leave(scene);
      const answer = await bring(scene, 'SAMLResponse', responseFrom(scene, request.id), { signed, by });
      expect(answer.statusCode).toBe(303);
      const page = await scene.browser.request('GET', locationOf(answer));
      expect(page.body).toContain('You are signed out of Latchkey and of Contoso Entra ID.');
      expect((await scene.browser.request('GET', locationOf(answer))).statusCode).toBe(200);
      expect((await server.browser().request('GET', locationOf(answer))).body).toContain('This sign-out is over');
      expect(await auditOf(scene, 'single_logout.completed')).toMatchObject([
        { actor: { name: 'Ada' }, details: { outcome: 'complete', signed } },
      ]);
    }),
  );

  it.each(['login-issuer', 'sts-issuer'])('of Entra, as recorded (%s), is taken', (name) =>
    withServer(async (server) => {
      const file = new URL(`../../../../vectors/logout/entra-to-sp-logoutresponse.${name}.xml`, import.meta.url);
      const recorded = readFileSync(file, 'utf8').trim();
      server.clock.set(Date.UTC(2026, 11, 7, 10, 5, 0));
      const idp = identityProvider('contoso', 'https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/');
      const scene = await signedInByLogoutProvider(server, idp);
      const { request } = await leave(scene);
      // Ours are another address and another request; everything else is as it was sent.
      const xml = recorded
        .replace('https://app.example.com/saml/slo', scene.provider.sp.sloUrl)
        .replace('id0b7c1d2e3f4a5b6c7d8e9f0a1b2c3d4e', request.id);
      const answer = await bring(scene, 'SAMLResponse', xml, { signed: false, relayState: 'logout-state-1' });
      const page = await scene.browser.request('GET', locationOf(answer));
      expect(page.body).toContain('You are signed out of Latchkey and of Contoso Entra ID.');
      expect(await auditOf(scene, 'single_logout.completed')).toMatchObject([{ details: { signed: false } }]);
    }),
  );

  it('in the other form that Entra has for its own name is taken', () =>
    withServer(async (server) => {
      const tenant = '7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59';
      const idp = identityProvider('contoso', `https://sts.windows.net/${tenant}/`);
      const scene = await signedInByLogoutProvider(server, idp);
      const { request } = await leave(scene);
      const xml = responseFrom(scene, request.id, { issuer: `https://login.microsoftonline.com/${tenant}/` });
      expect((await bring(scene, 'SAMLResponse', xml, { signed: false })).statusCode).toBe(303);
    }));

  it('that says no tells the person that the session there is open', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso);
      const { request } = await leave(scene);
      const status = { code: 'urn:oasis:names:tc:SAML:2.0:status:Responder', subCode: null, message: null };
      const answer = await bring(scene, 'SAMLResponse', responseFrom(scene, request.id, { status }));
      const page = await scene.browser.request('GET', locationOf(answer));
      expect(page.body).toContain('but we could not end your session at Contoso Entra ID');
      expect(await auditOf(scene, 'single_logout.failed')).toMatchObject([{ details: { outcome: 'failed' } }]);
    }));

  const refusals: readonly (readonly [string, string, (scene: LogoutScene, id: string) => ReturnType<typeof bring>])[] =
    [
      [
        'from another browser',
        'LOGOUT_NOT_PENDING',
        (scene, id) => bring(scene, 'SAMLResponse', responseFrom(scene, id), { browser: scene.server.browser() }),
      ],
      [
        'to another request',
        'LOGOUT_NOT_PENDING',
        (scene) => bring(scene, 'SAMLResponse', responseFrom(scene, 'id0123456789'), { signed: false }),
      ],
      [
        'from somebody else',
        'LOGOUT_ISSUER_MISMATCH',
        (scene, id) => bring(scene, 'SAMLResponse', responseFrom(scene, id, { issuer: 'https://evil.example' })),
      ],
      [
        'with a wrong signature',
        'SIGNATURE_INVALID',
        (scene, id) => {
          const { key, certificate } = identityProvider('fabrikam');
          return bring({ ...scene, idp: { ...scene.idp, key, certificate } }, 'SAMLResponse', responseFrom(scene, id));
        },
      ],
      [
        'that is too late',
        'LOGOUT_NOT_PENDING',
        (scene, id) => {
          scene.server.clock.advance(minutes(15));
          return bring(scene, 'SAMLResponse', responseFrom(scene, id));
        },
      ],
    ];

  it.each(refusals)('%s is refused', (_name, code, act) =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso);
      const { request } = await leave(scene);
      const answer = await act(scene, request.id);
      expect([answer.statusCode, answer.body.includes('This sign-out is over')]).toEqual([400, true]);
      expect(await auditOf(scene, 'single_logout.refused')).toMatchObject([{ details: { code } }]);
      expect(await auditOf(scene, 'single_logout.completed')).toEqual([]);
    }),
  );

  it('counts once', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso);
      const { request } = await leave(scene);
      await bring(scene, 'SAMLResponse', responseFrom(scene, request.id));
      const again = await bring(scene, 'SAMLResponse', responseFrom(scene, request.id));
      expect(again.statusCode).toBe(400);
      expect(await auditOf(scene, 'single_logout.completed')).toHaveLength(1);
    }));

  it('never leads anywhere by its RelayState', () =>
    withServer(async (server) => {
      const scene = await signedInByLogoutProvider(server, contoso);
      const { request } = await leave(scene);
      const relayState = 'https://evil.example/';
      const answer = await bring(scene, 'SAMLResponse', responseFrom(scene, request.id), { relayState });
      expect(locationOf(answer)).toBe(`/saml/${scene.provider.id}/signed-out?logout=${request.id}`);
      expect((await scene.browser.request('GET', locationOf(answer))).body).not.toContain('evil.example');
    }));
});

it('is over when the option is switched off meanwhile; the session here has ended all the same', () =>
  withServer(async (server) => {
    const scene = await signedInByLogoutProvider(server, contoso);
    await updateProvider(scene.founder, scene.provider.id, { singleLogout: false });
    expect(await signOut(scene)).toBeNull();
    expect(await isSignedIn(scene.browser)).toBe(false);
  }));
