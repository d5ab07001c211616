/** Identity providers that other people wrote, and the real server, over HTTP: see docs/saml/interoperability.md. */
import { explainRejection } from '@latchkey/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Product, startProduct } from '../harness/product.ts';
import { installed } from './installed.ts';
import { LatchkeyProvider } from './latchkey-provider.ts';
import { WalkingBrowser } from './walking-browser.ts';
import { type WebIdp, type WebIdpName, type WebIdpSettings, webIdps } from './web-idp.ts';

/** What SimpleSAMLphp asks; the other two sign alice in without a word. */
const alice = { username: 'alice', password: 'alicepass' };
const signedIn = { signedIn: true, method: 'sso', user: { email: 'alice@example.org' } };

/** What each of them can be told to do that is accepted, and that is refused. */
const good: Readonly<Record<WebIdpName, readonly (readonly [string, WebIdpSettings])[]>> = {
  SimpleSAMLphp: [
    ['the assertion signed', { signResponse: false }],
    ['the response signed', { signAssertion: false }],
    ['both signed', {}],
    ['encrypted (AES-128-CBC), the assertion signed', { encrypt: 'aes', signResponse: false }],
    ['encrypted, both signed', { encrypt: 'aes' }],
  ],
  pysaml2: [
    ['the assertion signed', {}],
    ['the response signed', { signAssertion: false, signResponse: true }],
    ['both signed', { signResponse: true }],
    ['encrypted (AES-256-CBC), the assertion signed', { encrypt: 'aes' }],
    [
      'encrypted, both signed: the decrypted assertion repeats an ID of the response',
      { encrypt: 'aes', signResponse: true },
    ],
  ],
  lasso: [
    ['both signed', {}],
    ['encrypted (AES-256-CBC), both signed', { encrypt: 'aes' }],
  ],
};
const bad: Readonly<Record<WebIdpName, readonly (readonly [string, WebIdpSettings, string, RegExp])[]>> = {
  SimpleSAMLphp: [],
  pysaml2: [
    [
      'encrypted with Triple DES',
      { encrypt: 'tripledes' },
      'ENCRYPTION_ALGORITHM_FORBIDDEN',
      /tripledes-cbc\).*AES-256/,
    ],
    [
      'nothing signed',
      { signAssertion: false },
      'SIGNATURE_MISSING',
      /has to sign the assertion, the response, or both/,
    ],
  ],
  lasso: [
    [
      'encrypted with Triple DES',
      { encrypt: 'tripledes' },
      'ENCRYPTION_ALGORITHM_FORBIDDEN',
      /tripledes-cbc\).*AES-256/,
    ],
    ['a key encrypted with PKCS#1 v1.5', { encrypt: 'pkcs1' }, 'ENCRYPTION_ALGORITHM_FORBIDDEN', /rsa-1_5\).*RSA-OAEP/],
  ],
};

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

describe.each(Object.keys(webIdps) as WebIdpName[])('%s', (name) => {
  const { packages, start } = webIdps[name];
  describe.runIf(installed(name, ...packages))('as the identity provider', () => {
    let idp: WebIdp;
    let provider: LatchkeyProvider;
    beforeAll(async () => {
      idp = await start();
      provider = await LatchkeyProvider.connect(product.dashboard, name, idp);
      await provider.makeKey('encryption');
      await provider.makeKey('signing');
    });
    afterAll(() => idp?.stop());
    beforeEach(async () => {
      idp.configure({});
      await provider.update({ signRequests: false, requestBinding: 'redirect', idpInitiated: 'restart' });
    });

    const visit = async (address: string) => {
      const browser = new WalkingBrowser(alice);
      const landing = await browser.visit(address);
      return { browser, landing, session: await provider.sessionOf(browser) };
    };

    test.each(good[name])('%s: signs in', async (_, settings) => {
      idp.configure(settings);
      const { browser, landing, session } = await visit(`${provider.startUrl}?return=/members`);
      expect([landing.status, landing.url]).toEqual([200, `${product.dashboard}/members`]);
      expect(session).toMatchObject(signedIn);
      const { xml } = browser.last('SAMLResponse');
      expect(/<(\w+:)?EncryptedAssertion[ >]/.test(xml)).toBe(settings.encrypt !== undefined);
      const { attributes } = await provider.lastAttempt();
      expect(attributes).toContainEqual({ name: 'displayName', values: ['Alice Ämter'] });
      expect(attributes).toContainEqual({ name: 'groups', values: ['staff', 'admins'] });
    });

    const refused = bad[name];
    if (refused.length > 0) {
      test.each(refused)('%s: is refused, and it is said what to set', async (_, settings, code, why) => {
        idp.configure(settings);
        const { landing, session } = await visit(provider.startUrl);
        expect([landing.status, session]).toEqual([403, { signedIn: false }]);
        const { outcome, rejection } = await provider.lastAttempt();
        expect([outcome, rejection?.code]).toEqual(['refused', code]);
        expect(rejection && explainRejection(rejection).why).toMatch(why);
      });
    }

    test.each(['redirect', 'post'] as const)('demands signed requests, and gets them by %s', async (requestBinding) => {
      idp.configure({ demandSignedRequests: true });
      const unsigned = await visit(provider.startUrl);
      expect(unsigned.session).toEqual({ signedIn: false });
      expect(unsigned.landing.url.startsWith(product.dashboard)).toBe(false);
      await provider.update({ signRequests: true, requestBinding });
      const signed = await visit(provider.startUrl);
      expect(signed.browser.last('SAMLRequest').binding).toBe(
        requestBinding === 'post' ? 'HTTP-POST' : 'HTTP-Redirect',
      );
      expect(signed.session).toMatchObject(signedIn);
    });

    test('begins a sign-in itself: a fresh round trip, accepted, or refused', async () => {
      const unasked = idp.unsolicitedUrl(provider.sp.entityId);
      const restarted = await visit(unasked);
      expect(restarted.session).toMatchObject(signedIn);
      expect(restarted.browser.messages.map(({ kind }) => kind)).toEqual([
        'SAMLResponse',
        'SAMLRequest',
        'SAMLResponse',
      ]);
      await provider.update({ idpInitiated: 'accept' });
      const accepted = await visit(unasked);
      expect(accepted.session).toMatchObject(signedIn);
      expect(accepted.browser.messages).toHaveLength(1);
      await provider.update({ idpInitiated: 'refuse' });
      const closed = await visit(unasked);
      expect([closed.landing.status, closed.session]).toEqual([403, { signedIn: false }]);
      expect((await provider.lastAttempt()).code).toBe('UNSOLICITED_REFUSED');
    });

    test('a response opens the dashboard once, and only in the browser that asked for it', async () => {
      const { browser } = await visit(provider.startUrl);
      const { url, fields } = browser.last('SAMLResponse');
      const again = await new WalkingBrowser().post(url, Object.fromEntries(fields));
      expect(again.status).toBe(400);
      expect((await provider.lastAttempt()).code).toBe('REQUEST_ALREADY_ANSWERED');
    });

    describe('signs out, and verifies our signatures', () => {
      beforeEach(async () => {
        idp.configure({ demandSignedRequests: true });
        await provider.update({ signRequests: true, singleLogout: true });
      });

      test('at our request: both sessions are over', async () => {
        const { browser } = await visit(provider.startUrl);
        const landing = await browser.visit((await provider.signOut(browser)) ?? '');
        expect([landing.status, new URL(landing.url).pathname]).toEqual([200, `/saml/${provider.id}/signed-out`]);
        expect(landing.body).toContain(`You are signed out of Latchkey and of ${name}`);
        expect(browser.last('SAMLRequest').xml).toContain('LogoutRequest');
        expect(browser.last('SAMLResponse').xml).toContain('status:Success');
        expect(await provider.sessionOf(browser)).toEqual({ signedIn: false });
        if (name !== 'SimpleSAMLphp') return; // the others ask nobody
        browser.sayNothing();
        expect((await browser.visit(provider.startUrl)).body).toContain('name="password"');
      });

      test.each(['redirect', 'post'] as const)(
        'at its own, by %s: of two sessions the one that it names is over',
        async (binding) => {
          const other = await visit(provider.startUrl);
          const { browser, session } = await visit(provider.startUrl);
          expect([session, other.session]).toMatchObject([signedIn, signedIn]);
          await browser.visit(idp.logoutUrl(provider.sp.entityId, binding));
          const { kind, xml } = browser.messages.at(-1) ?? {};
          expect([kind, /LogoutResponse.*status:Success/s.test(xml ?? '')]).toEqual(['SAMLResponse', true]);
          expect(await provider.sessionOf(browser)).toEqual({ signedIn: false });
          expect(await provider.sessionOf(other.browser)).toMatchObject(signedIn);
          if (idp.events !== null) {
            expect((await idp.events()).at(-1)).toMatchObject({
              what: 'LogoutResponse',
              status: 'urn:oasis:names:tc:SAML:2.0:status:Success',
            });
          }
        },
      );
    });
  });
});
