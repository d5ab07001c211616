/** Damaged logout messages: nothing throws, every refusal has a known code, and no damage makes a signed message say something else. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { rejectionCodes } from '../rejection-codes.ts';
import { decodePost } from '../request/decode-post.ts';
import { decodeRedirect } from '../request/decode-redirect.ts';
import { encodePost } from '../request/encode-post.ts';
import { encodeRedirect } from '../request/encode-redirect.ts';
import { verifyRequestSignature } from '../request/verify-request-signature.ts';
import { instant, type Verdict } from '../verdict.ts';
import { readLogoutRequest } from './read-logout-request.ts';
import { readLogoutResponse } from './read-logout-response.ts';
import type { LogoutRequestExpectations, LogoutResponseExpectations, SamlMessage } from './types.ts';
import { verifyLogoutRequest } from './verify-logout-request.ts';
import { verifyLogoutResponse } from './verify-logout-response.ts';

const file = (name: string) => readFileSync(new URL(`../../../../vectors/${name}`, import.meta.url), 'utf8');
const key = privateKeyFromPem(file('entra-responses/app-cert-1.key'));
const certificate = certificateFrom(file('entra-responses/app-cert-1.crt'));
const slo = 'https://app.example.com/saml/slo';
const entityId = 'https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/';
const issuedAt = instant(Date.parse('2026-12-07T10:05:00Z'));
const limits = {
  now: instant(issuedAt + 2000),
  skewSeconds: 180,
  destination: slo,
  sender: { entityId, signingCertificates: [certificate], allowSha1: true },
};
const forRequest: LogoutRequestExpectations = {
  ...limits,
  maxAgeSeconds: 600,
  decryptionKeys: [key],
  signature: 'unsigned-allowed-to-end-current-session',
};
const forResponse: LogoutResponseExpectations = {
  ...limits,
  pending: { id: 'id0b7c1d2e3f4a5b6c7d8e9f0a1b2c3d4e', issuedAt },
  signature: 'required',
};

const response = file('logout/entra-to-sp-logoutresponse.sts-issuer.xml');
const request = file('logout/sp-to-entra-logoutrequest.xml')
  .replace(/Destination="[^"]*"/, `Destination="${slo}"`)
  .replace(/>https:\/\/app[^<]*</, `>${entityId}<`);

const parameterOf = (xml: string) => (xml === request ? 'SAMLRequest' : 'SAMLResponse');
const queryOf = (xml: string) =>
  encodeRedirect({
    location: slo,
    parameter: parameterOf(xml),
    xml,
    relayState: 'state',
    signing: { key, algorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' },
  }).split('?')[1] ?? '';
const postedXml = (xml: string) => {
  const signing = { key, certificate, hash: 'sha256' } as const;
  const { fields } = encodePost({ location: slo, parameter: parameterOf(xml), xml, relayState: null, signing });
  return Buffer.from(fields[0]?.value ?? '', 'base64');
};

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

const xmlFragments = [
  ...'<>&"\'/=:#',
  ...[
    '&amp;',
    '&#0;',
    '&#xD800;',
    '&#x41;',
    '<!---->',
    '<![CDATA[x]]>',
    '<?x ?>',
    '<!DOCTYPE x>',
    'xmlns=""',
    '<a:b/>',
  ],
  ...[
    ' ID="_x"',
    ' Version="2.0"',
    ' NotOnOrAfter="9999-12-31T23:59:59-14:00"',
    ' IssueInstant="0000-01-01T00:00:00Z"',
  ],
  ...['<EncryptedID xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>', '\u0000', '\u00e9', '\ufeff', '9'.repeat(300)],
  ...['<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>', '<samlp:SessionIndex>x</samlp:SessionIndex>'],
];
const queryFragments = [
  ...'&=+%#?;',
  ...[
    '%00',
    '%zz',
    '%26',
    '&SAMLRequest=',
    '&SAMLResponse=',
    '&RelayState=x',
    '&SigAlg=',
    '&Signature=',
    'SAML%52equest=',
  ],
  ...['&SAMLEncoding=x', 'http%3A%2F%2Fwww.w3.org%2F2000%2F09%2Fxmldsig%23rsa-sha1', '\u0000', '\u00ff', '\ud83d'],
];

/** One to four changes: cut, doubled, a bit turned, reversed, something put in, moved from elsewhere; sometimes the end lost. */
function mutate(seed: Uint8Array, fragments: readonly string[], pick: (below: number) => number): Buffer {
  let bytes = Buffer.from(seed);
  for (let round = pick(4); round >= 0; round--) {
    const start = pick(bytes.length + 1);
    const cut = bytes.subarray(start, start + (pick(8) === 0 ? pick(300) : pick(10)));
    const fragment = Buffer.from(fragments[pick(fragments.length)] ?? '');
    const between = [
      Buffer.alloc(0),
      Buffer.concat([cut, cut]),
      Buffer.from(cut.map((byte) => byte ^ (1 << pick(8)))),
      Buffer.from(cut).reverse(),
      Buffer.concat([fragment, cut]),
      Buffer.concat([cut, bytes.subarray(pick(bytes.length + 1), pick(bytes.length + 1))]),
    ][pick(6)];
    const tail = pick(60) === 0 ? Buffer.alloc(0) : bytes.subarray(start + cut.length);
    bytes = Buffer.concat([bytes.subarray(0, start), between ?? cut, tail]);
  }
  return bytes;
}

function attack(
  judge: (bytes: Buffer) => Verdict<unknown>,
  seeds: readonly Uint8Array[],
  fragments: readonly string[],
  count: number,
): { readonly codes: Set<string>; readonly accepted: readonly unknown[] } {
  const pick = random(20261207);
  const codes = new Set<string>();
  const accepted: unknown[] = [];
  for (let i = 0; i < count; i++) {
    const input = mutate(seeds[i % seeds.length] ?? new Uint8Array(), fragments, pick);
    let verdict: Verdict<unknown>;
    try {
      verdict = judge(input);
    } catch (cause) {
      throw new Error(`Mutation ${i} was thrown at: ${input.toString('base64').slice(0, 4000)}`, { cause });
    }
    if (verdict.ok) accepted.push(verdict.value);
    else {
      codes.add(verdict.rejection.code);
      if (JSON.stringify(verdict).length > 8000) throw new Error(`Mutation ${i} makes long evidence.`);
    }
  }
  expect([...codes].filter((code) => !(rejectionCodes as readonly string[]).includes(code))).toEqual([]);
  return { codes, accepted };
}

/** What the two signed messages say; whether a mutation was accepted at all depends on whether it changed anything that counts. */
const requestSays = {
  ends: 'named-sessions',
  id: 'id0b7c1d2e3f4a5b6c7d8e9f0a1b2c3d4e',
  nameId: { value: 'b.simon@contoso.example' },
  sessionIndexes: ['_70898238-f68b-4f9b-bf66-91f37d63d700'],
};
const responseSays = { inResponseTo: 'id0b7c1d2e3f4a5b6c7d8e9f0a1b2c3d4e', outcome: 'complete' };

function verify(message: Verdict<SamlMessage>): Verdict<unknown> {
  if (!message.ok) return message;
  return message.value.parameter === 'SAMLRequest'
    ? verifyLogoutRequest(message.value, forRequest)
    : verifyLogoutResponse(message.value, forResponse);
}

function expectUnchanged(accepted: readonly unknown[]): void {
  expect(accepted.length).toBeGreaterThan(0);
  for (const value of accepted) {
    const verified = value as { readonly ends?: string };
    // An address that has lost its whole signature names nobody; see `unsigned-allowed-to-end-current-session`.
    if (verified.ends === 'current-browser-session') expect(value).not.toHaveProperty('nameId');
    else expect(value).toMatchObject(verified.ends === undefined ? responseSays : requestSays);
  }
}

describe('10,000 damaged messages', () => {
  it('signed in the XML', () => {
    const judge = (bytes: Buffer): Verdict<unknown> => {
      const parameter = bytes.includes('LogoutRequest') ? 'SAMLRequest' : 'SAMLResponse';
      return verify({ ok: true, value: { binding: 'post', parameter, xml: bytes, relayState: null } });
    };
    const { codes, accepted } = attack(judge, [postedXml(request), postedXml(response)], xmlFragments, 4000);
    expect(codes.size).toBeGreaterThanOrEqual(12);
    expectUnchanged(accepted);
  });

  it('signed on the address', () => {
    const judge = (bytes: Buffer) => verify(decodeRedirect(bytes.toString('latin1')));
    const seeds = [queryOf(request), queryOf(response)].map((query) => Buffer.from(query));
    const { codes, accepted } = attack(judge, seeds, queryFragments, 3000);
    expect(codes.size).toBeGreaterThanOrEqual(8);
    expectUnchanged(accepted);
  });

  it('unsigned, read, and whatever a form brings', () => {
    const seeds = [Buffer.from(request), Buffer.from(response), postedXml(request)];
    const readers = [readLogoutRequest, readLogoutResponse, verifySignature];
    for (const reader of readers) expect(attack(reader, seeds, xmlFragments, 800).codes.size).toBeGreaterThanOrEqual(4);
    const fields = [Buffer.from(postedXml(request).toString('base64'))];
    const judge = (bytes: Buffer) => verify(decodePost({ SAMLRequest: bytes.toString('latin1') }));
    expect(attack(judge, fields, queryFragments, 600).codes.size).toBeGreaterThanOrEqual(4);
  });
});

const verifySignature = (xml: Uint8Array) =>
  verifyRequestSignature(xml, { certificates: [certificate], allowSha1: true });

describe('evidence', () => {
  const long = 'a'.repeat(100_000);
  const redirect = (xml: string): SamlMessage => ({
    binding: 'redirect',
    parameter: xml.includes('LogoutResponse') ? 'SAMLResponse' : 'SAMLRequest',
    xml: Buffer.from(xml),
    relayState: null,
    signature: null,
  });
  const post = (xml: string): SamlMessage => ({
    binding: 'post',
    parameter: 'SAMLRequest',
    xml: Buffer.from(xml),
    relayState: null,
  });
  const signed = postedXml(request).toString();
  const lenient = { ...forResponse, signature: 'unsigned-allowed-as-end-of-pending-logout' } as const;
  it.each([
    ['root', readLogoutRequest(Buffer.from(`<${long} xmlns="${long}"/>`))],
    ['version', readLogoutRequest(Buffer.from(request.replace('"2.0"', `"${long}"`)))],
    ['ID', readLogoutRequest(Buffer.from(request.replace('ID="', `ID="1${long}`)))],
    ['time', readLogoutRequest(Buffer.from(request.replace('2026', long)))],
    ['child', readLogoutRequest(Buffer.from(request.replaceAll('SessionIndex', long)))],
    ['issuer', verifyLogoutRequest(redirect(request.replace(entityId, long)), forRequest)],
    [
      'issuer format',
      verifyLogoutRequest(redirect(request.replace('<Issuer', `<Issuer Format="${long}"`)), forRequest),
    ],
    ['destination', verifyLogoutRequest(redirect(request.replace(slo, long)), forRequest)],
    ['reference', verifyLogoutRequest(post(signed.replace('URI="#', `URI="#${long}`)), forRequest)],
    ['algorithm', verifyLogoutRequest(post(signed.replace('more#rsa', `more#${long}`)), forRequest)],
    ['InResponseTo', verifyLogoutResponse(redirect(response.replace('To="', `To="${long}`)), lenient)],
    ['status', verifyLogoutResponse(redirect(response.replace('Value="', `Value="${long}`)), lenient)],
  ] satisfies [string, Verdict<unknown>][])('stays short: %s', (_, verdict) => {
    expect(verdict.ok).toBe(false);
    expect(JSON.stringify(verdict).length).toBeLessThan(3000);
  });
});
