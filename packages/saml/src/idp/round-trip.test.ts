/** What the identity provider half writes, the service provider half accepts, and only where it should. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { receiveResponse } from '../response/receive-response.ts';
import type { ResponseExpectations } from '../response/types.ts';
import { verifyResponse } from '../response/verify-response.ts';
import { instant } from '../verdict.ts';
import type { AssertionInput, ResponseInput } from './types.ts';
import { writeResponse } from './write-response.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../../../vectors/entra-responses/${name}`, import.meta.url), 'utf8');
const key = privateKeyFromPem(file('app-cert-1.key'));
const certificate = certificateFrom(file('app-cert-1.crt'));
const at = (time: string) => instant(Date.parse(`2026-12-07T${time}Z`));
const issuer = 'https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/';
const acsUrl = 'https://app.example.com/saml/acs?idp=1&x=2';
const audience = 'https://app.example.com/saml/metadata';
const email = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

const assertion: AssertionInput = {
  id: '_a1',
  issueInstant: at('09:30:00.872'),
  issuer,
  nameId: { value: "o'brien+<x>&y@contoso.example", format: email },
  recipient: acsUrl,
  audience,
  notBefore: at('09:25:00.779'),
  notOnOrAfter: at('10:30:00.779'),
  confirmationNotOnOrAfter: at('10:30:00.779'),
  attributes: [{ name: 'urn:x', values: ['<b>é😀</b>\n', ''] }],
  authnInstant: at('09:29:41.000'),
  sessionIndex: '_a1',
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
};
const response: ResponseInput = {
  id: '_r1',
  issueInstant: at('09:30:00.872'),
  issuer,
  destination: acsUrl,
  inResponseTo: '_q1',
  assertion,
  signing: { key, certificate, what: 'assertion', hash: 'sha256' },
};
const expectations: ResponseExpectations = {
  now: at('09:30:02'),
  skewSeconds: 180,
  serviceProvider: { entityId: audience, acsUrl, decryptionKeys: [privateKeyFromPem(file('sp-encryption.key'))] },
  identityProvider: { entityId: issuer, signingCertificates: [certificate], allowSha1: false },
  inResponseTo: { kind: 'request', id: '_q1' },
};
const encryption = { certificate: certificateFrom(file('sp-encryption.crt')), algorithm: 'aes256-cbc' } as const;

function judge(input: ResponseInput, changed: Partial<ResponseExpectations> = {}) {
  const field = Buffer.from(writeResponse(input)).toString('base64');
  const received = receiveResponse(field);
  if (!received.ok) throw new Error(received.rejection.message);
  return verifyResponse(received.value, { ...expectations, ...changed });
}
const codeOf = (...args: Parameters<typeof judge>) => {
  const verdict = judge(...args);
  return verdict.ok ? 'accepted' : verdict.rejection.code;
};
const signed = (
  what: 'assertion' | 'response' | 'both' | 'none',
  hash: 'sha256' | 'sha1' = 'sha256',
): ResponseInput => ({
  ...response,
  signing: { key, certificate, what, hash },
});

describe('writeResponse and verifyResponse', () => {
  it('carry every value unchanged', () => {
    expect(judge(response)).toMatchObject({
      ok: true,
      value: {
        responseId: '_r1',
        assertionId: '_a1',
        issuer,
        inResponseTo: '_q1',
        nameId: { value: "o'brien+<x>&y@contoso.example", format: email },
        attributes: [{ name: 'urn:x', values: ['<b>é😀</b>\n', ''] }],
        sessionIndex: '_a1',
        authnInstant: at('09:29:41.000'),
        encrypted: false,
        signatures: [{ element: 'Assertion', certificateSha256: certificate.sha256 }],
      },
    });
  });

  it('agree on the places of signatures', () => {
    for (const what of ['assertion', 'response', 'both'] as const) expect(codeOf(signed(what))).toBe('accepted');
    expect(codeOf(signed('none'))).toBe('SIGNATURE_MISSING');
    expect(codeOf({ ...response, signing: null })).toBe('SIGNATURE_MISSING');
  });

  it('agree on SHA-1', () => {
    const legacy = { identityProvider: { ...expectations.identityProvider, allowSha1: true } };
    expect(codeOf(signed('assertion', 'sha1'))).toBe('SIGNATURE_SHA1_FORBIDDEN');
    expect(codeOf(signed('assertion', 'sha1'), legacy)).toBe('accepted');
  });

  it('agree on encryption', () => {
    for (const what of ['assertion', 'response', 'both'] as const) {
      expect(judge({ ...signed(what), encryption })).toMatchObject({ ok: true, value: { encrypted: true } });
      expect(codeOf({ ...signed(what), encryption: { ...encryption, algorithm: 'aes256-gcm' } })).toBe('accepted');
    }
  });

  it('agree on answers that nobody asked for', () => {
    const unsolicited = { inResponseTo: { kind: 'unsolicited' } } as const;
    expect(codeOf({ ...response, inResponseTo: null }, unsolicited)).toBe('accepted');
    expect(codeOf({ ...response, inResponseTo: null })).toBe('RESPONSE_UNSOLICITED');
    expect(codeOf(response, unsolicited)).toBe('RESPONSE_IN_RESPONSE_TO_MISMATCH');
  });

  it('agree on errors', () => {
    const status = {
      code: 'urn:oasis:names:tc:SAML:2.0:status:Responder',
      subCode: 'urn:oasis:names:tc:SAML:2.0:status:NoPassive',
      message: 'AADSTS50058: A silent sign-in request was sent but no user is signed in.',
    };
    expect(codeOf({ ...response, assertion: null, signing: null, status })).toBe('RESPONSE_STATUS_NOT_SUCCESS');
  });
});
