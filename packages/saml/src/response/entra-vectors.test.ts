import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  certificateFrom,
  instant,
  privateKeyFromPem,
  type ResponseExpectations,
  receiveResponse,
  verifyResponse,
} from '../index.ts';

const folder = new URL('../../../../vectors/entra/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

interface Case {
  readonly response: string;
  readonly certificates: readonly string[];
  readonly allowSha1: boolean;
  readonly verdict: string;
  readonly nameId?: string;
  readonly facts?: Record<string, string | boolean>;
}

const manifest = JSON.parse(read('manifest.json'));
const cases: Case[] = JSON.parse(read('verdicts.json'));

function expectationsOf({ response, certificates, allowSha1 }: Case): ResponseExpectations {
  const { inResponseTo } = manifest.responses[response];
  return {
    now: instant(Date.parse(manifest.clock)),
    skewSeconds: 180,
    serviceProvider: {
      entityId: manifest.spEntityId,
      acsUrl: manifest.acs,
      decryptionKeys: [privateKeyFromPem(read('keys/sp-encryption.key'))],
    },
    identityProvider: {
      entityId: manifest.idpEntityId,
      signingCertificates: certificates.map((name) => certificateFrom(read(`keys/${name}.crt`))),
      allowSha1,
    },
    inResponseTo: inResponseTo === null ? { kind: 'unsolicited' } : { kind: 'request', id: inResponseTo },
  };
}

function posted(name: string): string {
  return new URLSearchParams(read(`responses/${name}.post.txt`).trim()).get('SAMLResponse') ?? '';
}

function judge(one: Case) {
  const received = receiveResponse(posted(one.response));
  if (!received.ok) throw new Error(received.rejection.message);
  return verifyResponse(received.value, expectationsOf(one));
}

describe('responses as Entra ID posts them', () => {
  it('are all in the table', () => {
    expect([...new Set(cases.map(({ response }) => response))]).toEqual(Object.keys(manifest.responses));
  });

  it.each(cases)('$response with $certificates, SHA-1 $allowSha1: $verdict', (one) => {
    const verdict = judge(one);
    expect(verdict.ok ? 'accepted' : verdict.rejection.code).toBe(one.verdict);
    if (verdict.ok) expect(verdict.value.nameId.value).toBe(one.nameId);
    else if (one.facts !== undefined) expect(verdict.rejection.facts).toEqual(one.facts);
  });

  it('refuses every solicited response where none was asked for, and the other way round', () => {
    for (const one of cases.filter(({ verdict }) => verdict === 'accepted')) {
      const received = receiveResponse(posted(one.response));
      if (!received.ok) throw new Error(received.rejection.message);
      const expectations = expectationsOf(one);
      const solicited = expectations.inResponseTo.kind === 'request';
      const other = verifyResponse(received.value, {
        ...expectations,
        inResponseTo: solicited ? { kind: 'unsolicited' } : { kind: 'request', id: manifest.requestId },
      });
      expect(other.ok ? 'accepted' : other.rejection.code).toBe(
        solicited ? 'RESPONSE_IN_RESPONSE_TO_MISMATCH' : 'RESPONSE_UNSOLICITED',
      );
    }
  });
});

describe('a response of Entra ID that is accepted', () => {
  it('gives everything that it says', () => {
    const verdict = judge({ response: '06-mfa', certificates: ['app-cert-1'], allowSha1: false, verdict: 'accepted' });
    if (!verdict.ok) throw new Error(verdict.rejection.message);
    const { value } = verdict;
    const attributes = Object.fromEntries(value.attributes.map(({ name, values }) => [name, values]));
    expect(attributes['http://schemas.microsoft.com/identity/claims/tenantid']).toEqual([manifest.tenantId]);
    expect(attributes['http://schemas.microsoft.com/claims/authnmethodsreferences']).toEqual([
      'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password',
      'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/x509',
      'http://schemas.microsoft.com/claims/multipleauthn',
    ]);
    expect(value.issuer).toBe(manifest.idpEntityId);
    expect(value.inResponseTo).toBe(manifest.requestId);
    expect(value.sessionIndex).toBe(value.assertionId);
    expect(value.signatures).toEqual([
      {
        element: 'Assertion',
        algorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
        certificateSha256: certificateFrom(read('keys/app-cert-1.crt')).sha256,
      },
    ]);
    expect(value.replayableUntil).toBe(Date.parse('2026-12-07T10:30:00.779Z') + 180_000);
    expect(value.encrypted).toBe(false);
  });

  it.each([
    ['03-sign-response-and-assertion-sha256', ['Response', 'Assertion'], false],
    ['02-sign-response-sha256', ['Response'], false],
    ['20-encrypted-assertion', ['Assertion'], true],
    ['21-encrypted-assertion-response-signed', ['Response', 'Assertion'], true],
  ])('says of %s which signatures were verified', (response, elements, encrypted) => {
    const verdict = judge({ response, certificates: ['app-cert-1'], allowSha1: false, verdict: 'accepted' });
    if (!verdict.ok) throw new Error(verdict.rejection.message);
    expect(verdict.value.signatures.map(({ element }) => element)).toEqual(elements);
    expect(verdict.value.encrypted).toBe(encrypted);
  });
});
