/** Entra Lab and service providers that other people wrote, as programs of their own: see docs/saml/interoperability.md. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { installed } from './installed.ts';
import { type RunningLab, startLab } from './lab.ts';
import { LabApplication, type SigningOption, tenantId } from './lab-application.ts';
import { type Landing, WalkingBrowser } from './walking-browser.ts';
import { type WebSp, type WebSpName, type WebSpSettings, webSps } from './web-sp.ts';

const name = 'adele.vance@contoso.example';
const adele = { loginfmt: name, passwd: 'Passw0rd!', stay: 'no' };
const emailClaim = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
const options: readonly SigningOption[] = ['assertion', 'response', 'both'];

let lab: RunningLab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab?.stop());

const aadstsOf = ({ body }: Landing) => /<p id="message">(AADSTS\d+):/.exec(body)?.[1] ?? null;
const count = (text: string, part: RegExp) => [...text.matchAll(part)].length;

describe.each(Object.keys(webSps) as WebSpName[])('%s', (library) => {
  const { packages, start, signsAlways } = webSps[library];
  describe.runIf(installed(library, ...packages))('as the service provider', () => {
    let sp: WebSp;
    let application: LabApplication;

    beforeAll(async () => {
      sp = await start(async (addresses) => {
        application = await LabApplication.create(lab.url, library, addresses);
        return application.metadata();
      });
    });
    afterAll(() => sp?.stop());
    beforeEach(async () => {
      sp.configure({ signRequests: false });
      await application.setSigning('assertion');
    });

    const demands = (option: SigningOption): Partial<WebSpSettings> => ({
      demandSignedAssertion: option !== 'response',
      demandSignedResponse: option !== 'assertion',
    });
    const emailOf = (landing: Landing) => sp.personOf(landing)?.attributes[emailClaim]?.[0];

    describe.each(options)('signed: %s', (option) => {
      test.each([
        ['at its request', () => sp.loginUrl('deep/link?a=b')],
        ['from My Apps', () => application.userAccessUrl],
      ])('%s', async (_, address) => {
        await application.setSigning(option);
        sp.configure({ signRequests: false, ...demands(option) });
        const browser = new WalkingBrowser(adele);
        const landing = await browser.visit(address());
        expect([landing.status, emailOf(landing)]).toEqual([200, name]);
        const response = browser.last('SAMLResponse');
        expect(count(response.xml, /<(\w+:)?SignatureMethod /g)).toBe(option === 'both' ? 2 : 1);
        const asked = response.xml.includes(' InResponseTo=');
        if (asked) expect(decodeURIComponent(landing.url) + landing.body).toContain('deep/link?a=b');
      });

      test('and the assertion encrypted', async () => {
        await application.setSigning(option);
        await application.encryptTo(sp.certificate);
        sp.configure({ signRequests: false, demandEncryption: true, ...demands(option) });
        const browser = new WalkingBrowser(adele);
        const landing = await browser.visit(sp.loginUrl('deep/link?a=b'));
        const unasked = await browser.visit(application.userAccessUrl);
        await application.stopEncrypting();
        expect([landing, unasked].map(emailOf)).toEqual([name, name]);
        const { xml } = browser.last('SAMLResponse');
        expect([count(xml, /<(\w+:)?EncryptedAssertion[ >]/g), count(xml, /<(\w+:)?Assertion[ >]/g)]).toEqual([1, 0]);
      });
    });

    test('its metadata fill in card 1 of the lab', async () => {
      const metadata = Buffer.from(await (await fetch(sp.metadataUrl)).arrayBuffer());
      const form = await application.formFilledFrom(metadata);
      for (const value of Object.values(sp.addresses)) expect(form).toContain(` value="${value}"`);
    });

    test('refuses the response after a change, and accepted it before', async () => {
      const browser = new WalkingBrowser(adele);
      expect(emailOf(await browser.visit(sp.loginUrl('x')))).toBe(name);
      const { url, xml } = browser.last('SAMLResponse');
      const changed = Buffer.from(xml.replaceAll('adele.vance@', 'admin@')).toString('base64');
      const landing = await new WalkingBrowser().post(url, { SAMLResponse: changed, RelayState: 'x' });
      expect([landing.status, sp.personOf(landing)]).toEqual([400, null]);
    });

    describe('where verification certificates are required', () => {
      beforeAll(async () => {
        await application.uploadVerificationCertificate(sp.certificate);
        await application.requireVerification();
      });
      afterAll(() => application.dropVerification());

      test.each(library === 'lasso' ? (['redirect', 'post'] as const) : (['redirect'] as const))(
        'a signed request by %s is answered',
        async (requestBinding) => {
          sp.configure({ signRequests: true, requestBinding });
          const browser = new WalkingBrowser(adele);
          const landing = await browser.visit(sp.loginUrl('x'));
          const request = browser.last('SAMLRequest');
          expect(request.binding).toBe(requestBinding === 'post' ? 'HTTP-POST' : 'HTTP-Redirect');
          expect([emailOf(landing), aadstsOf(landing)]).toEqual([name, null]);
        },
      );

      test('one whose query was changed is not', async () => {
        sp.configure({ signRequests: true });
        const browser = new WalkingBrowser();
        await browser.visit(sp.loginUrl('x'));
        const { url } = browser.last('SAMLRequest');
        expect(aadstsOf(await browser.visit(url))).toBeNull();
        expect(aadstsOf(await browser.visit(url.replace('RelayState=', 'RelayState=y')))).toBe('AADSTS76023');
      });

      if (signsAlways) return;
      test('nor an unsigned one', async () => {
        const landing = await new WalkingBrowser(adele).visit(sp.loginUrl('x'));
        expect(aadstsOf(landing)).toBe('AADSTS76021');
      });
    });

    describe('signs out', () => {
      const signInAndOut = async (settings: WebSpSettings) => {
        sp.configure(settings);
        const browser = new WalkingBrowser(adele);
        expect(emailOf(await browser.visit(sp.loginUrl('x')))).toBe(name);
        return { browser, landing: await browser.visit(sp.logoutUrl) };
      };

      test('and the lab has ended its session', async () => {
        const { browser } = await signInAndOut({ signRequests: true });
        const answer = browser.last('SAMLResponse');
        expect(answer.binding).toBe('HTTP-Redirect');
        expect(answer.xml).toContain(`https://login.microsoftonline.com/${tenantId}/</Issuer>`);
        browser.sayNothing();
        expect((await browser.visit(application.userAccessUrl)).body).toContain(' name="loginfmt"');
      });

      test('its own session is over too, whatever it thinks of the answer', async () => {
        const { browser, landing } = await signInAndOut({
          signRequests: true,
          acceptUnsignedLogout: true,
          knowsLogoutIssuer: true,
        });
        expect([landing.status, landing.body.includes('"signedOut": true')]).toEqual(
          library === 'mod_auth_mellon' ? [400, false] : [200, true],
        );
        browser.sayNothing();
        expect((await browser.visit(sp.loginUrl('x'))).url).toContain(lab.url);
      });

      if (library === 'mod_auth_mellon') return;
      test('and refuses the answer while it expects the entity ID', async () => {
        const { landing } = await signInAndOut({ signRequests: true, acceptUnsignedLogout: true });
        expect(landing.status).toBe(400);
        expect(landing.body).toMatch(
          library === 'lasso' ? /ServerProviderNotFoundError/ : /Invalid issuer in the Logout Response/,
        );
      });
    });
  });
});
