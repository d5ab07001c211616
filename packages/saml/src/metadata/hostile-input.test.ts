/** Readers never throw, whatever they are given: the same few thousand damaged inputs in each run. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rejectionCodes } from '../rejection-codes.ts';
import { decodeRedirect } from '../request/decode-redirect.ts';
import { readAuthnRequest } from '../request/read-authn-request.ts';
import { instant, type Verdict } from '../verdict.ts';
import { describeCertificate } from './describe-certificate.ts';
import { readIdpMetadata } from './read-idp-metadata.ts';
import { readSpMetadata } from './read-sp-metadata.ts';
import { writeSpMetadata } from './write-sp-metadata.ts';

const file = (name: string) => readFileSync(new URL(`../../../../vectors/${name}`, import.meta.url));
const now = instant(Date.parse('2026-12-07T09:30:02Z'));
const certificate = file('entra-responses/app-cert-1.crt');

/** mulberry32: small, seeded, good enough to choose places. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const FRAGMENTS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '=',
  ':',
  '&amp;',
  '&#0;',
  '&#xD800;',
  '&#x10FFFF;',
  '&#38;',
  '&e;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x ?>',
  '<!DOCTYPE x [<!ENTITY e "e">]>',
  'xmlns=""',
  ' xmlns:a="a"',
  '<a:b/>',
  ' ID="_x"',
  '\u0000',
  '\u00e9',
  '\ufeff',
  '\ud83d\ude00',
  '%',
  '%00',
  '+',
  '&SAMLRequest=',
  '&Signature=',
  '9'.repeat(400),
  '-1',
  'NaN',
  '__proto__',
  'javascript:',
  '\r\n',
].map((text) => Buffer.from(text));

function mutate(seed: Uint8Array, pick: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(seed);
  for (let round = pick(4); round >= 0; round--) {
    const at = pick(bytes.length + 1);
    const length = pick(8) === 0 ? pick(400) : pick(12);
    const cut = bytes.subarray(at, at + length);
    const between = [
      () => Buffer.alloc(0),
      () => Buffer.concat([cut, cut]),
      () => Buffer.from(cut.map((byte) => byte ^ (1 << pick(8)))),
      () => Buffer.from(cut).reverse(),
      () => Buffer.concat([FRAGMENTS[pick(FRAGMENTS.length)] ?? cut, cut]),
      () => bytes.subarray(pick(bytes.length), pick(bytes.length)),
    ][pick(6)];
    const tail = pick(60) === 0 ? Buffer.alloc(0) : bytes.subarray(at + length);
    bytes = Buffer.concat([bytes.subarray(0, at), between?.() ?? cut, tail]);
  }
  return new Uint8Array(bytes);
}

function attack(read: (bytes: Uint8Array) => Verdict<unknown>, seeds: readonly Uint8Array[], count: number) {
  const pick = random(20261207);
  const codes = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const input = mutate(seeds[i % seeds.length] ?? new Uint8Array(), pick);
    let verdict: Verdict<unknown>;
    try {
      verdict = read(input);
    } catch (cause) {
      throw new Error(`Mutation ${i} was thrown at: ${Buffer.from(input).toString('base64').slice(0, 4000)}`, {
        cause,
      });
    }
    const code = verdict.ok ? 'accepted' : verdict.rejection.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  return codes;
}

/** The damage reached the reader in many ways, and each was answered with a code of the closed list. */
function expectVariety(codes: Map<string, number>, atLeast: number): void {
  const known = new Set<string>([...rejectionCodes, 'accepted']);
  expect([...codes.keys()].filter((code) => !known.has(code))).toEqual([]);
  expect(codes.size).toBeGreaterThanOrEqual(atLeast);
}

describe('hostile input', () => {
  const documents = ['adfs/FederationMetadata.xml', 'shibboleth/idp-metadata.xml', 'special/aggregate-of-one-idp.xml'];
  const metadata = [...documents, 'okta/metadata.xml'].map((name) => file(`metadata/${name}`));
  const spMetadata = writeSpMetadata({
    entityId: 'https://app.example.com/saml',
    acsUrl: 'https://app.example.com/acs',
    sloUrl: 'https://app.example.com/slo',
    signingCertificates: [certificate.toString().replace(/-----[^-]+-----|\s/g, '')],
    encryptionCertificates: [],
    nameIdFormats: ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
    wantAssertionsSigned: true,
    authnRequestsSigned: true,
  });
  const requests = ['authnrequest-typical.xml', 'rejected/AADSTS900235-comparison-minimum.xml'];
  const addresses = ['authnrequest-typical.redirect.txt', 'authnrequest-typical.signed-redirect.txt'];

  it('readIdpMetadata', () => {
    expectVariety(
      attack((bytes) => readIdpMetadata(bytes, { now }), metadata, 4000),
      10,
    );
  });

  it('readSpMetadata', () => {
    expectVariety(attack(readSpMetadata, [new TextEncoder().encode(spMetadata)], 3000), 8);
  });

  it('readAuthnRequest', () => {
    const seeds = requests.map((name) => file(`requests/${name}`));
    expectVariety(attack(readAuthnRequest, seeds, 4000), 7);
  });

  it('decodeRedirect', () => {
    const seeds = addresses.map((name) => Buffer.from(file(`requests/${name}`).toString().split('?')[1] ?? ''));
    const read = (bytes: Uint8Array) => decodeRedirect(Buffer.from(bytes).toString('latin1'));
    expectVariety(attack(read, seeds, 4000), 6);
  });

  it('describeCertificate', () => {
    const der = Buffer.from(certificate.toString().replace(/-----[^-]+-----|\s/g, ''), 'base64');
    expectVariety(attack(describeCertificate, [certificate, der], 3000), 2);
  });
});

describe('evidence', () => {
  const long = 'a'.repeat(100_000);
  const request = file('requests/authnrequest-typical.xml').toString();
  const metadata = file('metadata/okta/metadata.xml').toString();
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ['root of metadata', readIdpMetadata(bytes(`<${long} xmlns="${long}"/>`), { now })],
    ['address', readIdpMetadata(bytes(metadata.replace('https://contoso-dev', `x${long}`)), { now })],
    ['protocol', readIdpMetadata(bytes(metadata.replace(/(Enumeration=")[^"]+/, `$1${long}`)), { now })],
    ['certificate', readIdpMetadata(bytes(metadata.replace('<ds:X509Certificate>', `$&!${long}`)), { now })],
    ['root of a request', readAuthnRequest(bytes(request.replaceAll('AuthnRequest', long)))],
    ['ID', readAuthnRequest(bytes(request.replace(' ID="', ` ID="1${long}`)))],
    ['version', readAuthnRequest(bytes(request.replace('"2.0"', `"${long}"`)))],
    ['time', readAuthnRequest(bytes(request.replace('2026', long)))],
    ['child', readAuthnRequest(bytes(request.replace('NameIDPolicy', long)))],
    ['parameter', decodeRedirect(`${long}=1`)],
  ] satisfies [string, Verdict<unknown>][])('stays short: %s', (_name, verdict) => {
    expect(verdict.ok).toBe(false);
    expect(JSON.stringify(verdict).length).toBeLessThan(2000);
  });
});
