import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { decryptElement } from '../encryption/index.ts';
import { verifyEnveloped } from '../signature/index.ts';
import { type Instant, instant } from '../verdict.ts';
import { childOf, namespaces, parseXml } from '../xml/index.ts';
import { signXml } from './sign-xml.ts';
import type { AssertionInput, ResponseInput, ResponseSigning } from './types.ts';
import { writeResponse } from './write-response.ts';

const folder = new URL('../../../../vectors/entra-responses/', import.meta.url);
const file = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const pair = (name: string) => ({
  key: privateKeyFromPem(file(`${name}.key`)),
  certificate: certificateFrom(file(`${name}.crt`)),
});
const [active, second, encryption] = [pair('app-cert-1'), pair('app-cert-2'), pair('sp-encryption')];
const at = (time: string): Instant => instant(Date.parse(time));

/** Takes a sample apart by its text alone, so that no code of ours stands between the sample and the input. */
function inputOf(xml: string, signing: ResponseSigning | null): ResponseInput {
  const find = (pattern: RegExp, text = xml) => text.match(pattern)?.[1] ?? null;
  const text = (pattern: RegExp, part = xml) => find(pattern, part) ?? '';
  const head = text(/(<samlp:Response [^>]*>)/);
  const codes = [...xml.matchAll(/StatusCode Value="([^"]+)"/g)].map((match) => match[1] ?? '');
  return {
    id: text(/ ID="([^"]+)"/, head),
    issueInstant: at(text(/IssueInstant="([^"]+)"/, head)),
    issuer: text(/<Issuer[^>]*>([^<]+)</),
    destination: find(/Destination="([^"]+)"/, head),
    inResponseTo: find(/InResponseTo="([^"]+)"/, head),
    status: { code: codes[0] ?? '', subCode: codes[1] ?? null, message: find(/<samlp:StatusMessage>([^<]+)</) },
    assertion: xml.includes('<Assertion ') ? assertionOf(xml.slice(xml.indexOf('<Assertion '))) : null,
    signing,
  };
}

function assertionOf(xml: string): AssertionInput {
  const text = (pattern: RegExp) => xml.match(pattern)?.[1] ?? '';
  return {
    id: text(/^<Assertion ID="([^"]+)"/),
    issueInstant: at(text(/IssueInstant="([^"]+)"/)),
    issuer: text(/<Issuer>([^<]+)</),
    nameId: { value: text(/<NameID [^>]*>([^<]+)</), format: text(/<NameID Format="([^"]+)"/) },
    recipient: text(/Recipient="([^"]+)"/),
    audience: text(/<Audience>([^<]+)</),
    notBefore: at(text(/NotBefore="([^"]+)"/)),
    notOnOrAfter: at(text(/Conditions[^>]* NotOnOrAfter="([^"]+)"/)),
    confirmationNotOnOrAfter: at(text(/ConfirmationData[^>]* NotOnOrAfter="([^"]+)"/)),
    attributes: [...xml.matchAll(/<Attribute Name="([^"]+)">(.*?)<\/Attribute>/g)].map(([, name = '', inner = '']) => ({
      name,
      values: [...inner.matchAll(/<AttributeValue>([^<]*)</g)].map((match) => match[1] ?? ''),
    })),
    authnInstant: at(text(/AuthnInstant="([^"]+)"/)),
    sessionIndex: text(/SessionIndex="([^"]+)"/),
    authnContextClassRef: text(/<AuthnContextClassRef>([^<]+)</),
  };
}

const byAssertion = { ...active, what: 'assertion', hash: 'sha256' } as const;
const sample01 = file('01-sign-assertion-sha256.xml');
const input01 = inputOf(sample01, byAssertion);

describe('writeResponse, compared with the samples', () => {
  const special: Record<string, ResponseSigning | null> = {
    '02-sign-response-sha256.xml': { ...byAssertion, what: 'response' },
    '03-sign-response-and-assertion-sha256.xml': { ...byAssertion, what: 'both' },
    '04-sign-assertion-sha1.xml': { ...byAssertion, hash: 'sha1' },
    '15-signed-with-new-certificate.xml': { ...byAssertion, ...second },
    '30-error-request-unsupported.xml': null,
    '31-error-no-passive.xml': null,
  };
  const plain = readdirSync(folder).filter((name) => /^(?:0|1|3).*\.xml$/.test(name));

  it('has all samples', () => {
    expect(plain).toHaveLength(18);
  });

  it.each(plain)('writes %s, signatures included', (name) => {
    const sample = file(name);
    expect(writeResponse(inputOf(sample, special[name] === undefined ? byAssertion : special[name]))).toBe(sample);
  });

  it('leaves the signatures out on request', () => {
    const unsigned = sample01.replace(/<Signature .*<\/Signature>/, '');
    expect(writeResponse({ ...input01, signing: null })).toBe(unsigned);
    expect(writeResponse({ ...input01, signing: { ...byAssertion, what: 'none' } })).toBe(unsigned);
  });

  it.each([
    ['20-encrypted-assertion', 'assertion'],
    ['21-encrypted-assertion-response-signed', 'both'],
  ] as const)('writes %s, but for what is random', (name, what) => {
    const sample = file(`${name}.xml`);
    const assertion = file(`${name}.decrypted-assertion.xml`);
    const written = writeResponse({
      ...inputOf(sample, { ...byAssertion, what }),
      assertion: assertionOf(assertion),
      encryption: { certificate: encryption.certificate, algorithm: 'aes256-cbc' },
    });
    const masked = (xml: string) =>
      xml.replace(/<((?:\w+:)?(?:CipherValue|DigestValue|SignatureValue))>[^<]+</g, '<$1><');
    expect(masked(written)).toBe(masked(sample));
    expect(written).toHaveLength(sample.length);
    expect(decrypted(written)).toBe(assertion);
  });
});

function root(xml: string) {
  const parsed = parseXml(new TextEncoder().encode(xml));
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  return parsed.value;
}

function decrypted(xml: string): string {
  const holder = childOf(root(xml), namespaces.assertion, 'EncryptedAssertion');
  if (holder === null) throw new Error('not encrypted');
  const plain = decryptElement(holder, [encryption.key]);
  if (!plain.ok) throw new Error(plain.rejection.message);
  return plain.value.root.document.text;
}

describe('writeResponse', () => {
  it('signs with AES-GCM and an empty attribute list too', () => {
    const xml = writeResponse({
      ...input01,
      assertion: input01.assertion === null ? null : { ...input01.assertion, attributes: [], nameId: null },
      encryption: { certificate: encryption.certificate, algorithm: 'aes256-gcm' },
    });
    expect(decrypted(xml)).not.toMatch(/AttributeStatement|NameID/);
    const assertion = root(decrypted(xml));
    expect(verifyEnveloped(assertion, { certificates: [active.certificate], allowSha1: false }).ok).toBe(true);
  });

  it('names the request nowhere when nobody asked', () => {
    expect(writeResponse({ ...input01, inResponseTo: null })).not.toContain('InResponseTo');
  });

  it('keeps markup, quotes and line ends of values as text', () => {
    const value = `<b>"A" & 'B'</b>\r\n\t]]> é 😀`;
    const xml = writeResponse({
      ...input01,
      assertion:
        input01.assertion === null
          ? null
          : { ...input01.assertion, audience: value, attributes: [{ name: 'a"&<\n>', values: [value, ''] }] },
    });
    expect(xml).toContain('<Attribute Name="a&quot;&amp;&lt;&#xA;&gt;"><AttributeValue>&lt;b&gt;"A" &amp; ');
    const assertion = childOf(root(xml), namespaces.assertion, 'Assertion');
    if (assertion === null) throw new Error('no assertion');
    expect(verifyEnveloped(assertion, { certificates: [active.certificate], allowSha1: false }).ok).toBe(true);
  });

  it('throws for what XML cannot carry', () => {
    expect(() => writeResponse({ ...input01, issuer: 'a\u0000b' })).toThrow(TypeError);
    expect(() => writeResponse({ ...input01, issuer: 'a\ud800b' })).toThrow(TypeError);
  });
});

describe('signXml', () => {
  const metadata =
    '<EntityDescriptor ID="_m" xmlns="urn:oasis:names:tc:SAML:2.0:metadata"> <Extensions/></EntityDescriptor>';
  const signing = { ...active, hash: 'sha256', place: 'first-child' } as const;

  it('signs metadata before its first child', () => {
    const xml = signXml({ ...signing, xml: `<?xml version="1.0" encoding="utf-8"?>${metadata}`, id: '_m' });
    expect(xml).toMatch(/metadata"><Signature xmlns="[^"]+"><SignedInfo>.*<\/Signature> <Extensions\/>/);
    expect(verifyEnveloped(root(xml), { certificates: [active.certificate], allowSha1: false }).ok).toBe(true);
  });

  it('throws for what it cannot sign', () => {
    expect(() => signXml({ ...signing, xml: metadata, id: '_x' })).toThrow(TypeError);
    expect(() => signXml({ ...signing, xml: '<a', id: '_m' })).toThrow(TypeError);
    expect(() => signXml({ ...signing, xml: metadata, id: '_m', place: 'after-issuer' })).toThrow(TypeError);
  });
});
