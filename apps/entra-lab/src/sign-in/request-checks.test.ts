import { readFileSync } from 'node:fs';
import { certificateFrom, encodeRedirect, privateKeyFromPem, signXml } from '@latchkey/saml';
import { beforeEach, describe, expect, it } from 'vitest';
import { addVerificationCertificate, saveVerification } from '../applications/index.ts';
import { seedIds, seedPassword } from '../seed.ts';
import type { EnterpriseApplication } from '../state.ts';
import {
  aadstsOf,
  addSamlApplication,
  openTestLab,
  responseOf,
  spAcsUrl,
  type TestLab,
  textOf,
} from '../testing/lab-harness.ts';
import { personChecks } from './person-checks.ts';
import { requestChecks } from './request-checks.ts';

const vector = (name: string) => readFileSync(new URL(`../../../../vectors/requests/${name}`, import.meta.url), 'utf8');
const minimal = vector('authnrequest-minimal.xml');
const typical = vector('authnrequest-typical.xml');

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';

let test: TestLab;
let app: EnterpriseApplication;

beforeEach(async () => {
  test = await openTestLab();
  app = await addSamlApplication(test.lab, { assigned: [seedIds.users.adeleVance] });
});

const endpoint = `/${seedIds.tenant}/saml2`;

const redirectOf = (
  xml: string,
  signing: Parameters<typeof encodeRedirect>[0]['signing'] = null,
  location = endpoint,
) => encodeRedirect({ location, parameter: 'SAMLRequest', xml, relayState: 'relay-1', signing });

const send = (xml: string) => test.browser().get(redirectOf(xml));

/** Puts an element behind the Issuer of the minimal request. */
const withPart = (part: string) =>
  minimal
    .replace('</Issuer>', `</Issuer>${part}`)
    .replace('<samlp:AuthnRequest ', '<samlp:AuthnRequest xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ');

const withAttribute = (attribute: string) => minimal.replace(' Version=', ` ${attribute} Version=`);

describe('the order of checks', () => {
  it('is the one that is documented', () => {
    expect([...requestChecks, ...personChecks].map(({ name, codes }) => `${name}: ${codes.join(' ')}`)).toEqual([
      'a message, decoded: 750054 90015 75001',
      'a well-formed AuthnRequest: 7500525 7500529 75005',
      'no Subject: 900236',
      'no restriction of identity providers: 900236',
      'Comparison is exact: 900235',
      'class references are URIs: 7500522',
      'a NameIDPolicy format that is supported: 75016',
      'a response by HTTP-POST: 75003',
      'the tenant exists: 90002',
      'the Issuer is an Identifier: 700016',
      'the application is enabled: 7000112',
      'signed, where that is required: 76021 76023',
      'the reply URL is registered: 50011 500113',
      'the account is enabled: 50057',
      'assigned to the application: 50105',
      'authenticated as requested: 75011',
    ]);
  });
});

describe('requests that Entra accepts', () => {
  it.each([
    ['the minimal one', minimal],
    ['a typical one', typical],
  ])('%s leads to the sign-in page', async (_, xml) => {
    const page = await send(xml);
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('Sign in');
    expect(aadstsOf(page)).toBeNull();
  });

  it('by HTTP-POST, from the application’s origin', async () => {
    const fields = { SAMLRequest: Buffer.from(typical).toString('base64'), RelayState: 'r' };
    const page = await test.browser().post(endpoint, fields, 'https://app.example.com');
    expect(textOf(page)).toContain('Sign in');
    expect(aadstsOf(page)).toBeNull();
  });

  it('at the tenant’s domain too', async () => {
    const page = await test.browser().get(redirectOf(minimal, null, '/contoso.example/saml2'));
    expect(aadstsOf(page)).toBeNull();
  });

  it('with a signature that nobody asked for, which is ignored', async () => {
    const query = vector('authnrequest-typical.signed-redirect.txt').split('?')[1] ?? '';
    expect(aadstsOf(await test.browser().get(`${endpoint}?${query}`))).toBeNull();
  });
});

describe('requests that Entra refuses', () => {
  it.each([
    ['AADSTS700016-unknown-issuer-trailing-slash', 700016],
    ['AADSTS50011-acs-not-registered', 50011],
    ['AADSTS75016-nameidpolicy-kerberos', 75016],
    ['AADSTS7500522-classref-not-a-uri', 7500522],
    ['AADSTS7500525-xml-not-well-formed', 7500525],
    ['AADSTS900236-subject-present', 900236],
    ['AADSTS900235-comparison-minimum', 900235],
    ['AADSTS7500529-id-starts-with-digit', 7500529],
  ])('%s', async (name, code) => {
    expect(aadstsOf(await send(vector(`rejected/${name}.xml`)))).toBe(code);
  });

  it.each([
    [
      'ProtocolBinding that is not HTTP-POST',
      withAttribute('ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"'),
      75003,
    ],
    ['no IssueInstant', minimal.replace(/ IssueInstant="[^"]*"/, ''), 75005],
    ['another root', minimal.replaceAll('AuthnRequest', 'ArtifactResolve'), 75005],
    ['a ProxyCount', withPart('<samlp:Scoping ProxyCount="1"/>'), 900236],
    ['an Issuer in other letters', minimal.replace('app.example.com', 'APP.example.com'), 700016],
    ['a reply URL with a slash more', withAttribute(`AssertionConsumerServiceURL="${spAcsUrl}/"`), 50011],
  ])('%s', async (_, xml, code) => {
    expect(aadstsOf(await send(xml))).toBe(code);
  });

  it.each([
    ['no query at all', endpoint, 750054],
    ['a query without a message', `${endpoint}?RelayState=x`, 750054],
    [
      'a message that is not deflated',
      `${endpoint}?SAMLRequest=${encodeURIComponent(Buffer.from(minimal).toString('base64'))}`,
      75001,
    ],
    ['a message that is not base64', `${endpoint}?SAMLRequest=%21%21`, 75001],
    ['a query that is too long', `${endpoint}?SAMLRequest=${'A'.repeat(17_000)}`, 90015],
    ['an unknown tenant', redirectOf(minimal, null, '/fabrikam.example/saml2'), 90002],
  ])('%s', async (_, url, code) => {
    expect(aadstsOf(await test.browser().get(url))).toBe(code);
  });

  it('has the words of Entra, and its details', async () => {
    const page = await send(vector('rejected/AADSTS50011-acs-not-registered.xml'));
    const text = textOf(page);
    expect(text).toContain('Sorry, but we’re having trouble signing you in.');
    expect(text).toContain(
      "AADSTS50011: The reply URL 'https://app.example.com/saml/acs2' specified in the request does not match the reply URLs configured for the application 'https://app.example.com/saml/metadata'.",
    );
    expect(text).toMatch(
      /Request Id: [0-9a-f-]{36} Correlation Id: [0-9a-f-]{36} Timestamp: 2026-12-07T09:30:00Z Message: AADSTS50011/,
    );
    expect(text).toContain('Copy info to clipboard');
    expect(test.lab.store.read().signInLogs[0]).toMatchObject({
      errorCode: 50011,
      status: 'Failure',
      appId: app.appId,
      origin: 'sp',
    });
  });

  it('escapes what the request says', async () => {
    const page = await send(
      minimal.replace('https://app.example.com/saml/metadata', '&lt;script&gt;alert(1)&lt;/script&gt;'),
    );
    expect(aadstsOf(page)).toBe(700016);
    expect(page.body).not.toContain('<script>alert(1)');
  });

  it('an application that is disabled', async () => {
    app.enabled = false;
    expect(aadstsOf(await send(minimal))).toBe(7000112);
  });

  it('an application without a reply URL', async () => {
    app.basicSaml.replyUrls = [];
    expect(aadstsOf(await send(minimal))).toBe(500113);
  });
});

describe('verification certificates', () => {
  const key = privateKeyFromPem(vector('sp-signing.key'));
  const strangerKey = privateKeyFromPem(vector('sp-encryption.key'));
  const certificate = certificateFrom(vector('sp-signing.crt'));

  beforeEach(() => {
    expect(addVerificationCertificate(app, Buffer.from(vector('sp-signing.crt')), test.lab.ids)).toEqual([]);
    expect(saveVerification(app, { required: true, allowSha1: false })).toEqual([]);
  });

  const code = async (url: string) => aadstsOf(await test.browser().get(url));

  it('take a request signed by one of them', async () => {
    expect(await code(redirectOf(minimal, { key, algorithm: rsaSha256 }))).toBeNull();
  });

  it('refuse an unsigned request, another key, a changed query and SHA-1', async () => {
    expect(await code(redirectOf(minimal))).toBe(76021);
    expect(await code(redirectOf(minimal, { key: strangerKey, algorithm: rsaSha256 }))).toBe(76023);
    expect(await code(redirectOf(minimal, { key, algorithm: rsaSha256 }).replace('relay-1', 'relay-2'))).toBe(76023);
    expect(await code(redirectOf(minimal, { key, algorithm: rsaSha1 }))).toBe(76023);
  });

  it('refuse algorithms that are stronger than the one that Entra knows', async () => {
    saveVerification(app, { required: true, allowSha1: true });
    const more = 'http://www.w3.org/2001/04/xmldsig-more#';
    expect(await code(redirectOf(minimal, { key, algorithm: `${more}rsa-sha384` }))).toBe(76023);
    expect(await code(redirectOf(minimal, { key, algorithm: `${more}rsa-sha512` }))).toBe(76023);
  });

  it('take SHA-1 where that is allowed', async () => {
    saveVerification(app, { required: true, allowSha1: true });
    expect(await code(redirectOf(minimal, { key, algorithm: rsaSha1 }))).toBeNull();
  });

  it('count a signature inside the XML for a posted request only', async () => {
    const id = 'id6f0d3a9c51e24b7f8a2c4e6b9d1f3a57';
    const signed = signXml({ xml: minimal, id, key, certificate, hash: 'sha256', place: 'after-issuer' });
    expect(await code(redirectOf(signed))).toBe(76021);
    const post = async (xml: string) =>
      aadstsOf(
        await test
          .browser()
          .post(endpoint, { SAMLRequest: Buffer.from(xml).toString('base64') }, 'https://app.example.com'),
      );
    expect(await post(signed)).toBeNull();
    expect(await post(minimal)).toBe(76021);
    expect(await post(signed.replace('09:29:30', '09:29:31'))).toBe(76023);
  });

  it('stop sign-ins that begin at Entra', async () => {
    expect(await code(`/api/signin/${app.appId}?tenantId=${seedIds.tenant}&test=1`)).toBe(76026);
  });
});

describe('what the application hears of', () => {
  it('IsPassive without a session', async () => {
    const page = await send(withAttribute('IsPassive="true"'));
    const xml = responseOf(page);
    expect(xml).toContain(
      '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:NoPassive"/>',
    );
    expect(xml).toContain('AADSTS50058: A silent sign-in request was sent but no user is signed in.\nTrace ID: ');
    expect(xml).toContain('Timestamp: 2026-12-07 09:30:00Z');
    expect(xml).not.toContain('<Assertion');
  });

  it('IsPassive with a session signs in without a page', async () => {
    const browser = test.browser();
    await browser.signIn(await browser.get('/myapps'), 'adele.vance@contoso.example', seedPassword);
    expect(responseOf(await browser.get(redirectOf(withAttribute('IsPassive="true"'))))).toContain('status:Success');
  });

  it('SPNameQualifier', async () => {
    const page = await send(withPart('<samlp:NameIDPolicy SPNameQualifier="x"/>'));
    expect(responseOf(page)).toContain(
      "AADSTS90011: The SAML authentication request property 'NameIdentifierPolicy/SPNameQualifier' is not supported.",
    );
  });
});
