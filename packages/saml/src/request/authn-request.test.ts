import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../verdict.ts';
import { readAuthnRequest } from './read-authn-request.ts';
import { writeAuthnRequest } from './write-authn-request.ts';

const folder = new URL('../../../../vectors/requests/', import.meta.url);
const file = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const bytes = (xml: string) => new TextEncoder().encode(xml);
const at = (time: string): Instant => instant(Date.parse(time));
const minimal = file('authnrequest-minimal.xml');

function read(xml: string) {
  const verdict = readAuthnRequest(bytes(xml));
  if (!verdict.ok) throw new Error(verdict.rejection.message);
  return verdict.value;
}
function refusal(xml: string) {
  const verdict = readAuthnRequest(bytes(xml));
  if (verdict.ok) throw new Error('accepted');
  return verdict.rejection;
}
/** The minimal request with more child elements after the Issuer. */
const withChildren = (inner: string) => minimal.replace('</samlp:AuthnRequest>', `${inner}</samlp:AuthnRequest>`);
const withAttribute = (attribute: string) => minimal.replace(' Version=', ` ${attribute} Version=`);
const saml = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

describe('readAuthnRequest', () => {
  it('reads the minimal request', () => {
    expect(read(minimal)).toEqual({
      id: 'id6f0d3a9c51e24b7f8a2c4e6b9d1f3a57',
      issueInstant: at('2026-12-07T09:29:30.000Z'),
      issuer: 'https://app.example.com/saml/metadata',
      issuerAttributes: [],
      destination: null,
      acsUrl: null,
      acsIndex: null,
      protocolBinding: null,
      forceAuthn: false,
      isPassive: false,
      consent: null,
      providerName: null,
      nameIdFormat: null,
      nameIdPolicy: null,
      requestedAuthnContext: null,
      scoping: null,
      hasSubject: false,
      hasConditions: false,
      hasExtensions: false,
      hasSignature: false,
    });
  });

  it('reads the typical request', () => {
    expect(read(file('authnrequest-typical.xml'))).toMatchObject({
      destination: 'https://login.microsoftonline.com/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/saml2',
      acsUrl: 'https://app.example.com/saml/acs',
      protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      nameIdPolicy: {
        format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
        spNameQualifier: null,
        allowCreate: true,
      },
    });
  });

  const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password';
  it.each([
    ['AADSTS50011-acs-not-registered', { acsUrl: 'https://app.example.com/saml/acs2' }],
    ['AADSTS700016-unknown-issuer-trailing-slash', { issuer: 'https://app.example.com/saml/metadata/' }],
    [
      'AADSTS7500522-classref-not-a-uri',
      { requestedAuthnContext: { comparison: 'exact', classRefs: ['password'], declRefs: [] } },
    ],
    [
      'AADSTS75011-passwordprotectedtransport-with-mfa-session',
      { requestedAuthnContext: { comparison: 'exact', classRefs: [`${password}ProtectedTransport`], declRefs: [] } },
    ],
    ['AADSTS75016-nameidpolicy-kerberos', { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos' }],
    [
      'AADSTS900235-comparison-minimum',
      { requestedAuthnContext: { comparison: 'minimum', classRefs: [password], declRefs: [] } },
    ],
    ['AADSTS900236-subject-present', { hasSubject: true }],
  ])('reads what Entra ID refuses as %s', (name, expected) => {
    expect(read(file(`rejected/${name}.xml`))).toMatchObject(expected);
  });

  it('knows every rejected sample', () => {
    expect(readdirSync(new URL('rejected/', folder))).toHaveLength(9);
  });

  it('says line and position of an XML error (AADSTS7500525)', () => {
    const { code, position } = refusal(file('rejected/AADSTS7500525-xml-not-well-formed.xml'));
    expect(code).toBe('XML_NOT_WELL_FORMED');
    expect(position).toMatchObject({ line: 1, column: minimal.indexOf('</Issuer>') + 1 });
  });

  it('says which ID is invalid (AADSTS7500529)', () => {
    const { code, received } = refusal(file('rejected/AADSTS7500529-id-starts-with-digit.xml'));
    expect([code, received]).toEqual(['REQUEST_ID_INVALID', ['6f0d3a9c51e24b7f8a2c4e6b9d1f3a57']]);
    for (const id of ['ab/+=', 'a b', '', '-a', 'a:b', '.a']) {
      expect(refusal(minimal.replace(/ ID="[^"]+"/, ` ID="${id}"`)).code).toBe('REQUEST_ID_INVALID');
    }
    for (const id of ['_1', 'é', 'a-.1·', '日本'])
      expect(read(minimal.replace(/ ID="[^"]+"/, ` ID="${id}"`)).id).toBe(id);
  });

  it('reads what is asked for and ignored or refused by some', () => {
    const request = read(
      withAttribute(
        'ForceAuthn="1" IsPassive="true" AssertionConsumerServiceIndex="3" Consent="urn:c" ProviderName="P"',
      ),
    );
    expect(request).toMatchObject({
      forceAuthn: true,
      isPassive: true,
      acsIndex: 3,
      consent: 'urn:c',
      providerName: 'P',
    });
    const parts = `<samlp:Extensions><x xmlns="urn:x"/></samlp:Extensions><saml:Conditions ${saml}/>
      <samlp:Scoping ProxyCount="1"><samlp:RequesterID>a</samlp:RequesterID><samlp:RequesterID>b</samlp:RequesterID></samlp:Scoping>`;
    expect(read(withChildren(parts))).toMatchObject({
      hasExtensions: true,
      hasConditions: true,
      scoping: ['ProxyCount', 'RequesterID'],
    });
    expect(read(minimal.replace('<Issuer ', '<Issuer NameQualifier="x" ')).issuerAttributes).toEqual(['NameQualifier']);
  });

  const nameIdPolicy = '<samlp:NameIDPolicy/>';
  it.each([
    ['another root', minimal.replaceAll('AuthnRequest', 'LogoutRequest'), 'REQUEST_WRONG_ROOT'],
    ['another namespace', minimal.replace('SAML:2.0:protocol', 'SAML:1.0:protocol'), 'REQUEST_WRONG_ROOT'],
    ['another version', minimal.replace('"2.0"', '"1.1"'), 'REQUEST_VERSION_UNSUPPORTED'],
    ['no ID', minimal.replace(/ ID="[^"]+"/, ''), 'REQUEST_MALFORMED'],
    ['no Version', minimal.replace(' Version="2.0"', ''), 'REQUEST_MALFORMED'],
    ['no IssueInstant', minimal.replace(/ IssueInstant="[^"]+"/, ''), 'REQUEST_MALFORMED'],
    ['a day that does not exist', minimal.replace('2026-12-07', '2026-02-30'), 'REQUEST_MALFORMED'],
    ['no Issuer', minimal.replace(/<Issuer.*<\/Issuer>/, ''), 'REQUEST_MALFORMED'],
    ['an empty Issuer', minimal.replace(/>https[^<]+</, '> <'), 'REQUEST_MALFORMED'],
    ['a boolean that is none', withAttribute('IsPassive="yes"'), 'REQUEST_MALFORMED'],
    ['an index that is none', withAttribute('AssertionConsumerServiceIndex="-1"'), 'REQUEST_MALFORMED'],
    ['an unknown element', withChildren('<samlp:Unknown/>'), 'REQUEST_MALFORMED'],
    ['an element twice', withChildren(nameIdPolicy + nameIdPolicy), 'REQUEST_MALFORMED'],
    ['elements out of order', withChildren(`${nameIdPolicy}<saml:Subject ${saml}/>`), 'REQUEST_MALFORMED'],
    ['a doctype', `<!DOCTYPE x>${minimal}`, 'XML_DTD_FORBIDDEN'],
    ['nothing', '', 'XML_NOT_WELL_FORMED'],
  ])('refuses %s', (_name, xml, code) => {
    expect(refusal(xml).code).toBe(code);
  });
});

describe('writeAuthnRequest', () => {
  const input = {
    id: '_a1',
    issueInstant: at('2026-12-07T09:29:30.000Z'),
    destination: 'https://idp.example/sso?a=1&b="2"',
    issuer: 'https://app.example.com/<saml>',
    acsUrl: 'https://app.example.com/acs',
    forceAuthn: false,
    isPassive: false,
    nameIdFormat: null,
  } as const;

  it('writes what readAuthnRequest reads, and leaves out what Entra ID refuses', () => {
    const xml = writeAuthnRequest(input);
    expect(read(xml)).toMatchObject({ ...input, protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' });
    expect(xml).not.toMatch(/NameIDPolicy|RequestedAuthnContext|Subject|Conditions|Scoping|ForceAuthn|IsPassive/);
  });

  it('writes the typical sample', () => {
    const typical = file('authnrequest-typical.xml');
    const { id, issueInstant, destination, issuer, acsUrl, nameIdFormat } = read(typical);
    const addresses = { destination: destination ?? '', acsUrl: acsUrl ?? '' };
    expect(writeAuthnRequest({ ...input, ...addresses, id, issueInstant, issuer, nameIdFormat })).toBe(typical);
  });

  it('asks for a new or a silent sign-in', () => {
    expect(read(writeAuthnRequest({ ...input, forceAuthn: true }))).toMatchObject({
      forceAuthn: true,
      isPassive: false,
    });
    expect(read(writeAuthnRequest({ ...input, isPassive: true }))).toMatchObject({
      forceAuthn: false,
      isPassive: true,
    });
  });

  it('throws for an ID that Entra ID would refuse', () => {
    expect(() => writeAuthnRequest({ ...input, id: '1abc' })).toThrow(TypeError);
  });
});
