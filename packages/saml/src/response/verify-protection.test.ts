/** What signatures and encryption must and must not do for a response. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  certificateFrom,
  instant,
  privateKeyFromPem,
  type ResponseExpectations,
  type ResponseInput,
  receiveResponse,
  signXml,
  verifyResponse,
  writeResponse,
} from '../index.ts';

const keys = new URL('../../../../vectors/attacks/keys/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, keys), 'utf8');
const party = (name: string) => ({
  key: privateKeyFromPem(read(`${name}.key.pem`)),
  certificate: certificateFrom(read(`${name}.crt.pem`)),
});
const idp = party('idp');
const attacker = party('attacker');
const to = certificateFrom(read('spEnc.crt.pem'));
const now = instant(Date.parse('2030-01-01T12:00:00Z'));
const later = instant(now + 300_000);

const input: ResponseInput = {
  id: '_response',
  issueInstant: now,
  issuer: 'https://idp.example.org/metadata',
  destination: 'https://sp.example.com/saml/acs',
  inResponseTo: null,
  assertion: {
    id: '_assertion',
    issueInstant: now,
    issuer: 'https://idp.example.org/metadata',
    nameId: { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified' },
    recipient: 'https://sp.example.com/saml/acs',
    audience: 'https://sp.example.com/saml/metadata',
    notBefore: now,
    notOnOrAfter: later,
    confirmationNotOnOrAfter: later,
    attributes: [],
    authnInstant: now,
    sessionIndex: '_session',
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
  },
  signing: null,
};

const expectations: ResponseExpectations = {
  now,
  skewSeconds: 0,
  serviceProvider: {
    entityId: 'https://sp.example.com/saml/metadata',
    acsUrl: 'https://sp.example.com/saml/acs',
    decryptionKeys: [privateKeyFromPem(read('spEnc.key.pem'))],
  },
  identityProvider: { entityId: input.issuer, signingCertificates: [idp.certificate], allowSha1: false },
  inResponseTo: { kind: 'unsolicited' },
};

function judge(xml: string): string {
  const received = receiveResponse(Buffer.from(xml).toString('base64'));
  if (!received.ok) throw new Error(received.rejection.message);
  const verdict = verifyResponse(received.value, expectations);
  if (!verdict.ok) return verdict.rejection.code;
  return verdict.value.signatures.map(({ element }) => element).join(' and ');
}

type Signing = NonNullable<ResponseInput['signing']>;
const write = (
  signing: Partial<Signing> & Pick<Signing, 'what'>,
  algorithm?: 'aes256-cbc' | 'aes256-gcm',
  change: Partial<NonNullable<ResponseInput['assertion']>> = {},
): string =>
  writeResponse({
    ...input,
    assertion: input.assertion === null ? null : { ...input.assertion, ...change },
    signing: { ...idp, hash: 'sha256', ...signing },
    ...(algorithm === undefined ? {} : { encryption: { certificate: to, algorithm } }),
  });

describe('a response', () => {
  it.each<[Signing['what'], string]>([
    ['assertion', 'Assertion'],
    ['response', 'Response'],
    ['both', 'Response and Assertion'],
    ['none', 'SIGNATURE_MISSING'],
  ])('with %s signed, open or encrypted with authentication: %s', (what, result) => {
    expect(judge(write({ what }))).toBe(result);
    expect(judge(write({ what }, 'aes256-gcm'))).toBe(result);
  });

  it('fails where one of two signatures is wrong', () => {
    const both = write({ what: 'both' });
    expect(judge(both.replace('ID="_response"', 'ID="_response" Consent="x"'))).toBe('SIGNATURE_DIGEST_MISMATCH');
    const wrongInside = write({ what: 'assertion', ...attacker });
    expect(judge(wrongInside)).toBe('SIGNATURE_KEY_UNKNOWN');
    const rightAround = signXml({ xml: wrongInside, id: '_response', ...idp, hash: 'sha256', place: 'after-issuer' });
    expect(judge(rightAround)).toBe('SIGNATURE_KEY_UNKNOWN');
  });

  it('that is signed must name its destination and issuer', () => {
    const unsigned = write({ what: 'assertion' });
    expect(judge(unsigned.replace(/ Destination="[^"]*"/, ''))).toBe('Assertion');
    expect(judge(unsigned.replace(/<Issuer [^>]*>[^<]*<\/Issuer>/, ''))).toBe('Assertion');
    const signed = write({ what: 'response' });
    expect(judge(signed.replace(/ Destination="[^"]*"/, ''))).toBe('RESPONSE_DESTINATION_MISMATCH');
    expect(judge(signed.replace(/<Issuer [^>]*>[^<]*<\/Issuer>/, ''))).toBe('RESPONSE_ISSUER_MISMATCH');
  });
});

describe('encryption without authentication', () => {
  it('is accepted where a signature covers the content, inside or around', () => {
    expect(judge(write({ what: 'assertion' }, 'aes256-cbc'))).toBe('Assertion');
    expect(judge(write({ what: 'response' }, 'aes256-cbc'))).toBe('Response');
    expect(judge(write({ what: 'both' }, 'aes256-cbc'))).toBe('Response and Assertion');
  });

  it('tells nothing about content that no signature has been right about', () => {
    expect(judge(write({ what: 'none' }, 'aes256-cbc'))).toBe('ENCRYPTION_FAILED');
    const xml = write({ what: 'assertion' }, 'aes256-cbc');
    const value = /(?<=<xenc:CipherValue>)[^<]+/.exec(xml)?.[0] ?? '';
    const bytes = Buffer.from(value, 'base64');
    const codes = new Set<string>();
    for (let i = 0; i < bytes.length; i += 37) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      codes.add(judge(xml.replace(value, changed.toString('base64'))));
    }
    // Only the padding's own bytes may be changed without consequence, and those are not among them.
    expect([...codes]).toEqual(['ENCRYPTION_FAILED']);
  });

  it('still says what an admin can put right: keys that changed, SHA-1', () => {
    expect(judge(write({ what: 'assertion', ...attacker }, 'aes256-cbc'))).toBe('SIGNATURE_KEY_UNKNOWN');
    expect(judge(write({ what: 'assertion', hash: 'sha1' }, 'aes256-cbc'))).toBe('SIGNATURE_SHA1_FORBIDDEN');
    expect(judge(write({ what: 'assertion' }, 'aes256-cbc', { audience: 'https://other.example' }))).toBe(
      'ASSERTION_AUDIENCE_MISMATCH',
    );
  });

  it('gives no position in a document that the sender cannot see', () => {
    const received = receiveResponse(
      Buffer.from(write({ what: 'assertion' }, 'aes256-cbc', { audience: 'https://other.example' })).toString('base64'),
    );
    if (!received.ok) throw new Error(received.rejection.message);
    const verdict = verifyResponse(received.value, expectations);
    expect(verdict.ok ? undefined : verdict.rejection).not.toHaveProperty('position');
  });
});
