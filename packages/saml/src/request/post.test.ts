/** Requests by HTTP-POST: the form, the signature in it, and what Entra ID asks of it ("Require verification certificates"). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, deflate, encodeBase64, privateKeyFromPem } from '../crypto/index.ts';
import { signXml } from '../idp/sign-xml.ts';
import { instant } from '../verdict.ts';
import { namespaces } from '../xml/index.ts';
import { decodePost } from './decode-post.ts';
import { decodeRedirect } from './decode-redirect.ts';
import { encodePost, type PostInput } from './encode-post.ts';
import { encodeRedirect } from './encode-redirect.ts';
import { readAuthnRequest } from './read-authn-request.ts';
import { verifyRedirectSignature } from './verify-redirect-signature.ts';
import { verifyRequestSignature } from './verify-request-signature.ts';
import { writeAuthnRequest } from './write-authn-request.ts';

const file = (name: string) => readFileSync(new URL(`../../../../vectors/${name}`, import.meta.url), 'utf8');
const key = privateKeyFromPem(file('requests/sp-signing.key'));
const certificate = certificateFrom(file('requests/sp-signing.crt'));
const other = certificateFrom(file('entra-responses/app-cert-1.crt'));
const location = 'https://login.microsoftonline.com/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/saml2';
const xml = writeAuthnRequest({
  id: '_q1',
  issueInstant: instant(Date.parse('2026-12-07T09:29:30Z')),
  destination: location,
  issuer: 'https://app.example.com/sämtlich',
  acsUrl: 'https://app.example.com/acs',
  forceAuthn: false,
  isPassive: false,
  nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
});
const input: PostInput = { location, parameter: 'SAMLRequest', xml, relayState: null, signing: null };
const signing = { key, certificate, hash: 'sha256' } as const;
const trusted = { certificates: [other, certificate], allowSha1: false };

const bytes = (text: string) => new TextEncoder().encode(text);
const fieldOf = (more: Partial<PostInput>) => encodePost({ ...input, ...more }).fields[0]?.value ?? '';
const xmlOf = (more: Partial<PostInput>) => Buffer.from(fieldOf(more), 'base64').toString('utf8');
const signed = xmlOf({ signing });

describe('encodePost', () => {
  it('makes the fields of a form: base64 of the XML, never deflated', () => {
    expect(encodePost({ ...input, relayState: 'a"b' })).toEqual({
      action: location,
      fields: [
        { name: 'SAMLRequest', value: Buffer.from(xml).toString('base64') },
        { name: 'RelayState', value: 'a"b' },
      ],
    });
    expect(encodePost({ ...input, parameter: 'SAMLResponse' }).fields.map(({ name }) => name)).toEqual([
      'SAMLResponse',
    ]);
  });

  it('signs right behind the Issuer, with the certificate in KeyInfo, and changes nothing else', () => {
    const signature = /<Signature .*<\/Signature>/.exec(signed)?.[0] ?? '';
    expect(signed.replace(signature, '')).toBe(xml);
    expect(signed).toContain(`</saml:Issuer>${signature}<samlp:NameIDPolicy `);
    expect(signature).toContain('SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"');
    expect(signature).toContain(`<X509Certificate>${certificate.base64}</X509Certificate>`);
    expect(signature).toContain('<Reference URI="#_q1">');
    expect(readAuthnRequest(bytes(signed))).toMatchObject({ ok: true, value: { id: '_q1', hasSignature: true } });
  });

  it.each([
    ['is no XML', '<a'],
    ['has no Issuer', '<a ID="_1"><b/></a>'],
    ['has no ID', xml.replace(/ ID="[^"]*"/, '')],
    ['is signed already', signed],
  ])('throws where the message to sign %s', (_, message) => {
    expect(() => encodePost({ ...input, xml: message, signing })).toThrow(TypeError);
  });
});

describe('decodePost', () => {
  const field = fieldOf({});
  const codeOf = (fields: Parameters<typeof decodePost>[0]) => {
    const verdict = decodePost(fields);
    return verdict.ok ? 'accepted' : verdict.rejection.code;
  };

  it('reads what encodePost makes', () => {
    expect(decodePost({ SAMLRequest: field, RelayState: 'r' })).toEqual({
      ok: true,
      value: { binding: 'post', parameter: 'SAMLRequest', xml: Buffer.from(xml), relayState: 'r' },
    });
    const wrapped = field.replace(/.{76}/g, '$&\r\n');
    expect(decodePost({ SAMLResponse: wrapped, SAMLRequest: '' })).toMatchObject({
      ok: true,
      value: { parameter: 'SAMLResponse', xml: Buffer.from(xml), relayState: null },
    });
  });

  it.each([
    ['nothing', {}, 'MESSAGE_MISSING'],
    ['an empty field', { SAMLRequest: '', RelayState: 'r' }, 'MESSAGE_MISSING'],
    ['a request and a response', { SAMLRequest: field, SAMLResponse: field }, 'REQUEST_MALFORMED'],
    ['too much', { SAMLRequest: 'A'.repeat(800_000) }, 'MESSAGE_TOO_LARGE'],
    ['XML as it is', { SAMLRequest: xml }, 'MESSAGE_NOT_BASE64'],
    [
      'base64 for addresses',
      { SAMLRequest: field.replace('/', '_').replace('+', '-').replace('P', '_') },
      'MESSAGE_NOT_BASE64',
    ],
    ['base64 cut off', { SAMLRequest: field.slice(0, -1) }, 'MESSAGE_NOT_BASE64'],
    ['a deflated message', { SAMLRequest: encodeBase64(deflate(bytes(xml))) }, 'MESSAGE_NOT_BASE64'],
  ])('refuses %s', (_, fields, code) => {
    expect(codeOf(fields)).toBe(code);
  });

  it('says that a message was deflated', () => {
    expect(decodePost({ SAMLRequest: encodeBase64(deflate(bytes(xml))) })).toMatchObject({
      ok: false,
      rejection: { facts: { isDeflated: true } },
    });
  });
});

describe('verifyRequestSignature', () => {
  const codeOf = (message: string, by: Parameters<typeof verifyRequestSignature>[1] = trusted) => {
    const verdict = verifyRequestSignature(bytes(message), by);
    return verdict.ok ? 'accepted' : verdict.rejection.code;
  };
  const signature = /<Signature .*<\/Signature>/.exec(signed)?.[0] ?? '';
  const end = '</samlp:AuthnRequest>';
  const extensions = (inner: string) => `<samlp:Extensions>${inner}</samlp:Extensions>`;
  /** A genuine request inside one that somebody else made. */
  const wrapped = xml.replace('"_q1"', '"_q2"').replace('</saml:Issuer>', `$&${extensions(signed)}`);
  const moved = xml
    .replace('"_q1"', '"_q2"')
    .replace('</saml:Issuer>', `$&${signature}${extensions(signed.replace(signature, ''))}`);

  it('says whose key it was, and the algorithm', () => {
    expect(verifyRequestSignature(bytes(signed), trusted)).toEqual({
      ok: true,
      value: { algorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', certificateSha256: certificate.sha256 },
    });
    for (const hash of ['sha384', 'sha512'] as const)
      expect(codeOf(xmlOf({ signing: { ...signing, hash } }))).toBe('accepted');
  });

  it.each([
    ['no signature', xml, 'SIGNATURE_MISSING'],
    ['a change', signed.replace('/acs', '/evil'), 'SIGNATURE_DIGEST_MISMATCH'],
    ['another time of issue', signed.replace('09:29:30', '09:29:31'), 'SIGNATURE_DIGEST_MISMATCH'],
    ['the signature twice', signed.replace(signature, signature + signature), 'SIGNATURE_MISPLACED'],
    ['a signature of something inside', wrapped, 'SIGNATURE_MISSING'],
    ['a signature over something inside', moved, 'SIGNATURE_REFERENCE_MISMATCH'],
    ['the signature in Extensions', signed.replace(signature, extensions(signature)), 'SIGNATURE_MISSING'],
    [
      'the same ID twice',
      signed.replace(end, `${extensions('<x xmlns="urn:x" ID="_q1"/>')}${end}`),
      'XML_DUPLICATE_ID',
    ],
    ['another namespace', signed.replace(`xmlns="${namespaces.signature}"`, 'xmlns="urn:x"'), 'SIGNATURE_MISSING'],
    ['a doctype', `<!DOCTYPE x>${signed}`, 'XML_DTD_FORBIDDEN'],
  ])('refuses %s', (_, message, code) => {
    expect(message).not.toBe(signed);
    expect(codeOf(message)).toBe(code);
  });

  it('believes no certificate but those that were uploaded', () => {
    expect(codeOf(signed, { ...trusted, certificates: [other] })).toBe('SIGNATURE_KEY_UNKNOWN');
    expect(codeOf(signed, { ...trusted, certificates: [] })).toBe('SIGNATURE_NO_TRUSTED_KEY');
  });

  it('takes SHA-1 only where it is allowed ("Allow requests signed with RSA-SHA1")', () => {
    const old = signXml({ xml, id: '_q1', key, certificate, hash: 'sha1', place: 'after-issuer' });
    expect(codeOf(old)).toBe('SIGNATURE_SHA1_FORBIDDEN');
    expect(codeOf(old, { ...trusted, allowSha1: true })).toBe('accepted');
  });

  it('does not make up for a signature that the address lacks (AADSTS76021)', () => {
    const address = encodeRedirect({
      location,
      parameter: 'SAMLRequest',
      xml: signed,
      relayState: null,
      signing: null,
    });
    const message = decodeRedirect(address.split('?')[1] ?? '');
    if (!message.ok) throw new Error(message.rejection.message);
    expect(verifyRedirectSignature(message.value, trusted)).toMatchObject({
      ok: false,
      rejection: { code: 'SIGNATURE_MISSING' },
    });
  });
});
