/** Both halves of single logout, by both bindings, against every expectation. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { encryptXml } from '../encryption/index.ts';
import { decodePost } from '../request/decode-post.ts';
import { decodeRedirect } from '../request/decode-redirect.ts';
import { encodePost } from '../request/encode-post.ts';
import { encodeRedirect } from '../request/encode-redirect.ts';
import { instant, type Verdict } from '../verdict.ts';
import type { LogoutRequestExpectations, LogoutResponseExpectations, SamlMessage } from './types.ts';
import { verifyLogoutRequest } from './verify-logout-request.ts';
import { verifyLogoutResponse } from './verify-logout-response.ts';
import { writeLogoutRequest } from './write-logout-request.ts';
import { writeLogoutResponse } from './write-logout-response.ts';

const file = (name: string) => readFileSync(new URL(`../../../../vectors/${name}`, import.meta.url), 'utf8');
const key = privateKeyFromPem(file('entra-responses/app-cert-1.key'));
const certificate = certificateFrom(file('entra-responses/app-cert-1.crt'));
const other = certificateFrom(file('entra-responses/app-cert-2.crt'));
const encryptionKey = privateKeyFromPem(file('requests/sp-encryption.key'));
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const rsaSha256 = `${more}rsa-sha256`;
const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const partial = 'urn:oasis:names:tc:SAML:2.0:status:PartialLogout';

const slo = 'https://app.example.com/saml/slo';
const tenant = '7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59';
const entityId = `https://sts.windows.net/${tenant}/`;
const at = (time: string) => instant(Date.parse(`2026-12-07T${time}Z`));

const sender = { entityId, signingCertificates: [other, certificate], allowSha1: false };
const common = { now: at('10:05:02'), skewSeconds: 180, destination: slo, sender };
const expectRequest: LogoutRequestExpectations = {
  ...common,
  maxAgeSeconds: 600,
  decryptionKeys: [],
  signature: 'required',
};
const expectResponse: LogoutResponseExpectations = {
  ...common,
  pending: { id: '_q1', issuedAt: at('10:05:00') },
  signature: 'required',
};
const unsignedRequest = { ...expectRequest, signature: 'unsigned-allowed-to-end-current-session' } as const;
const unsignedResponse = { ...expectResponse, signature: 'unsigned-allowed-as-end-of-pending-logout' } as const;

const nameId = { value: 'b.simon@contoso.example', format: 'urn:f', nameQualifier: null, spNameQualifier: null };
const request = writeLogoutRequest({
  id: '_r1',
  issueInstant: at('10:05:00'),
  destination: slo,
  issuer: entityId,
  nameId,
  sessionIndexes: ['_s1', '_s2'],
  notOnOrAfter: at('10:10:00'),
  reason: 'urn:oasis:names:tc:SAML:2.0:logout:admin',
});
const response = writeLogoutResponse({
  id: '_p1',
  issueInstant: at('10:05:01'),
  destination: slo,
  inResponseTo: '_q1',
  issuer: entityId,
});

type Binding = SamlMessage['binding'];
type Parameter = SamlMessage['parameter'];

function carried(binding: Binding, xml: string, isSigned = true, as?: Parameter, algorithm = rsaSha256): SamlMessage {
  const parameter = as ?? (xml.includes('LogoutResponse') ? 'SAMLResponse' : 'SAMLRequest');
  const input = { location: slo, parameter, xml, relayState: 'state' };
  const verdict: Verdict<SamlMessage> =
    binding === 'redirect'
      ? decodeRedirect(encodeRedirect({ ...input, signing: isSigned ? { key, algorithm } : null }).split('?')[1] ?? '')
      : decodePost(
          Object.fromEntries(
            encodePost({ ...input, signing: isSigned ? { key, certificate, hash: 'sha256' } : null }).fields.map(
              ({ name, value }) => [name, value],
            ),
          ),
        );
  if (!verdict.ok) throw new Error(verdict.rejection.message);
  return verdict.value;
}

const codeOf = (verdict: Verdict<unknown>) => (verdict.ok ? 'accepted' : verdict.rejection.code);
const signature = { algorithm: rsaSha256, certificateSha256: certificate.sha256 };
const both = ['redirect', 'post'] as const;

describe.each(both)('verifyLogoutRequest by %s', (binding) => {
  const judge = (xml: string, by: Partial<LogoutRequestExpectations> = {}) =>
    codeOf(verifyLogoutRequest(carried(binding, xml), { ...expectRequest, ...by }));

  it('says whose sessions end', () => {
    expect(verifyLogoutRequest(carried(binding, request), expectRequest)).toEqual({
      ok: true,
      value: {
        ends: 'named-sessions',
        id: '_r1',
        issuer: entityId,
        issueInstant: at('10:05:00'),
        relayState: 'state',
        nameId,
        sessionIndexes: ['_s1', '_s2'],
        reason: 'urn:oasis:names:tc:SAML:2.0:logout:admin',
        signature,
        replayableUntil: at('10:13:00'),
      },
    });
    const endless = request.replace(/ NotOnOrAfter="[^"]*"/, '');
    expect(verifyLogoutRequest(carried(binding, endless), expectRequest)).toMatchObject({
      ok: true,
      value: { replayableUntil: at('10:18:00') },
    });
  });

  it.each([
    ['by nobody known', { sender: { ...sender, signingCertificates: [] } }, 'SIGNATURE_NO_TRUSTED_KEY'],
    ['from elsewhere', { sender: { ...sender, entityId: 'https://idp.example/' } }, 'LOGOUT_ISSUER_MISMATCH'],
    ['to elsewhere', { destination: `${slo}/` }, 'LOGOUT_DESTINATION_MISMATCH'],
    ['from the future', { now: at('10:01:59') }, 'LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE'],
    ['not from the future, clocks being as they are', { now: at('10:02:00') }, 'accepted'],
    ['still good, clocks being as they are', { now: at('10:12:59.999') }, 'accepted'],
    ['over', { now: at('10:13:00') }, 'LOGOUT_EXPIRED'],
    ['too old', { now: at('10:08:01'), maxAgeSeconds: 1, skewSeconds: 179 }, 'LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE'],
    ['just not too old', { now: at('10:08:00'), maxAgeSeconds: 1, skewSeconds: 179 }, 'accepted'],
  ] satisfies [string, Partial<LogoutRequestExpectations>, string][])('that is %s', (_, by, code) => {
    expect(judge(request, by)).toBe(code);
  });

  it('that is unsigned, or signed by a key that is not trusted', () => {
    expect(codeOf(verifyLogoutRequest(carried(binding, request, false), expectRequest))).toBe(
      'LOGOUT_SIGNATURE_MISSING',
    );
    // In the XML, KeyInfo lets it be told that the key is another one; an address names none.
    const code = binding === 'post' ? 'SIGNATURE_KEY_UNKNOWN' : 'SIGNATURE_INVALID';
    expect(judge(request, { sender: { ...sender, signingCertificates: [other] } })).toBe(code);
  });

  it.each([
    ['no destination, though signed', request.replace(/ Destination="[^"]*"/, ''), 'LOGOUT_DESTINATION_MISMATCH'],
    ['an issuer that is no entity', request.replace('<Issuer ', '<Issuer Format="urn:x" '), 'LOGOUT_ISSUER_MISMATCH'],
    ['another tenant', request.replace(tenant, tenant.replace('7', '8')), 'LOGOUT_ISSUER_MISMATCH'],
    ['no name identifier', request.replace(/<NameID.*<\/NameID>/, ''), 'LOGOUT_NAMEID_MISSING'],
    ['a name identifier that cannot be read', request.replaceAll('NameID', 'EncryptedID'), 'ENCRYPTION_MALFORMED'],
  ])('with %s', (_, xml, code) => {
    expect(xml).not.toBe(request);
    expect(judge(xml)).toBe(code);
  });

  it('does not take a response for a request, nor a request in place of a response', () => {
    expect(judge(response)).toBe('REQUEST_WRONG_ROOT');
    const misnamed = carried(binding, request, true, 'SAMLResponse');
    expect(codeOf(verifyLogoutRequest(misnamed, expectRequest))).toBe('REQUEST_WRONG_ROOT');
  });

  it('decrypts a name identifier that a signature covers', () => {
    const recipient = certificateFrom(file('requests/sp-encryption.crt'));
    const plain = `<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Format="urn:f">${nameId.value}</saml:NameID>`;
    const encrypted = encryptXml(plain, recipient, 'aes256-gcm');
    const xml = request.replace(
      /<NameID.*<\/NameID>/,
      `<EncryptedID xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${encrypted}</EncryptedID>`,
    );
    const by = { ...expectRequest, decryptionKeys: [encryptionKey] };
    expect(verifyLogoutRequest(carried(binding, xml), by)).toMatchObject({ ok: true, value: { nameId } });
    expect(judge(xml)).toBe('ENCRYPTION_KEY_MISSING');
    expect(judge(xml, { decryptionKeys: [key] })).toBe('ENCRYPTION_FAILED');
  });

  it('throws for expectations that are no limits', () => {
    for (const by of [
      { skewSeconds: 301 },
      { skewSeconds: Number.NaN },
      { maxAgeSeconds: 0 },
      { maxAgeSeconds: 3601 },
    ]) {
      expect(() => judge(request, by)).toThrow(TypeError);
    }
  });
});

describe('an unsigned LogoutRequest', () => {
  const [, query = ''] = file('logout/entra-to-sp-logoutrequest-broadcast.redirect.txt').trim().split('?');
  const broadcast = decodeRedirect(query);
  if (!broadcast.ok) throw new Error(broadcast.rejection.message);
  const later = { ...unsignedRequest, now: at('10:06:01') };

  it("by address may end this browser's session, and names nobody", () => {
    expect(verifyLogoutRequest(broadcast.value, later)).toEqual({
      ok: true,
      value: {
        ends: 'current-browser-session',
        id: '_3c1d5e7f-9a0b-4c2d-8e4f-6a8b0c2d4e6f',
        issuer: entityId,
        issueInstant: at('10:06:00.112'),
        relayState: null,
        signature: null,
      },
    });
  });

  it.each([
    ['where a signature is required', broadcast.value, { ...later, signature: 'required' }, 'LOGOUT_SIGNATURE_MISSING'],
    ['by POST', carried('post', request, false), unsignedRequest, 'LOGOUT_SIGNATURE_MISSING'],
    [
      'of another tenant',
      broadcast.value,
      { ...later, sender: { ...sender, entityId: 'x' } },
      'LOGOUT_ISSUER_MISMATCH',
    ],
    ['of long ago', broadcast.value, { ...later, now: at('10:30:00') }, 'LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE'],
    [
      'to elsewhere',
      carried('redirect', request, false),
      { ...unsignedRequest, destination: 'x' },
      'LOGOUT_DESTINATION_MISMATCH',
    ],
    ['over', carried('redirect', request, false), { ...unsignedRequest, now: at('10:14:00') }, 'LOGOUT_EXPIRED'],
  ] satisfies [string, SamlMessage, LogoutRequestExpectations, string][])('is refused %s', (_, message, by, code) => {
    expect(codeOf(verifyLogoutRequest(message, by))).toBe(code);
  });

  it('is not what a wrong signature makes of a message', () => {
    const changed = carried('redirect', request);
    if (changed.binding !== 'redirect' || changed.signature === null) throw new Error('not signed');
    const octets = Buffer.concat([changed.signature.signedOctets, Buffer.from('x')]);
    const tampered = { ...changed, signature: { ...changed.signature, signedOctets: octets } };
    expect(codeOf(verifyLogoutRequest(tampered, unsignedRequest))).toBe('SIGNATURE_INVALID');
    const old = carried('redirect', request, true, undefined, rsaSha1);
    expect(codeOf(verifyLogoutRequest(old, unsignedRequest))).toBe('SIGNATURE_SHA1_FORBIDDEN');
    expect(codeOf(verifyLogoutRequest(old, { ...unsignedRequest, sender: { ...sender, allowSha1: true } }))).toBe(
      'accepted',
    );
    const inside = new TextDecoder().decode(carried('post', request).xml);
    expect(codeOf(verifyLogoutRequest(carried('redirect', inside, false), unsignedRequest))).toBe(
      'SIGNATURE_MISPLACED',
    );
    expect(codeOf(verifyLogoutRequest(carried('redirect', inside), unsignedRequest))).toBe('SIGNATURE_MISPLACED');
  });
});

describe.each(both)('verifyLogoutResponse by %s', (binding) => {
  const judge = (xml: string, by: Partial<LogoutResponseExpectations> = {}) =>
    codeOf(verifyLogoutResponse(carried(binding, xml), { ...expectResponse, ...by }));

  it.each([entityId, `https://login.microsoftonline.com/${tenant}/`])(
    'ends the pending logout, by issuer %s',
    (issuer) => {
      expect(verifyLogoutResponse(carried(binding, response.replace(entityId, issuer)), expectResponse)).toEqual({
        ok: true,
        value: {
          id: '_p1',
          issuer,
          issueInstant: at('10:05:01'),
          relayState: 'state',
          inResponseTo: '_q1',
          outcome: 'complete',
          signature,
        },
      });
    },
  );

  it('ends it unsigned too, where that is allowed', () => {
    const message = carried(binding, response, false);
    expect(codeOf(verifyLogoutResponse(message, expectResponse))).toBe('LOGOUT_SIGNATURE_MISSING');
    expect(verifyLogoutResponse(message, unsignedResponse)).toMatchObject({ ok: true, value: { signature: null } });
    const alone = { ...unsignedResponse, pending: null };
    expect(codeOf(verifyLogoutResponse(message, alone))).toBe('LOGOUT_NOT_PENDING');
    const untrusted = { ...unsignedResponse, sender: { ...sender, signingCertificates: [] } };
    expect(codeOf(verifyLogoutResponse(carried(binding, response), untrusted))).toBe('SIGNATURE_NO_TRUSTED_KEY');
  });

  it.each([
    ['nobody waits for', { pending: null }, 'LOGOUT_NOT_PENDING'],
    ['answers another request', { pending: { id: '_q2', issuedAt: at('10:05:00') } }, 'LOGOUT_IN_RESPONSE_TO_MISMATCH'],
    [
      'is older than the request',
      { pending: { id: '_q1', issuedAt: at('10:08:02') }, now: at('10:08:03') },
      'LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE',
    ],
    [
      'is about as old as the request',
      { pending: { id: '_q1', issuedAt: at('10:08:01') }, now: at('10:08:03') },
      'accepted',
    ],
    ['is from the future', { now: at('10:02:00') }, 'LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE'],
    ['goes elsewhere', { destination: 'https://app.example.com/saml/acs' }, 'LOGOUT_DESTINATION_MISMATCH'],
    ['is from elsewhere', { sender: { ...sender, entityId: 'https://idp.example/' } }, 'LOGOUT_ISSUER_MISMATCH'],
  ] satisfies [string, Partial<LogoutResponseExpectations>, string][])('that %s', (_, by, code) => {
    expect(judge(response, by)).toBe(code);
  });

  it('answers something', () => {
    expect(judge(response.replace(/ InResponseTo="[^"]*"/, ''))).toBe('LOGOUT_IN_RESPONSE_TO_MISMATCH');
  });

  it('accepts no issuer of Microsoft for another sender, and none without the slash', () => {
    const entra = response.replace(entityId, `https://login.microsoftonline.com/${tenant}/`);
    const by = { sender: { ...sender, entityId: `https://login.microsoftonline.com/${tenant}/x` } };
    expect(judge(entra, by)).toBe('LOGOUT_ISSUER_MISMATCH');
    expect(judge(response.replace(`${tenant}/`, tenant))).toBe('LOGOUT_ISSUER_MISMATCH');
  });

  it('tells success, success in part, and anything else apart', () => {
    const status = (inner: string) => response.replace(/<samlp:StatusCode [^>]*>/, inner);
    const code = (value: string, inside = '') => `<samlp:StatusCode Value="${value}">${inside}</samlp:StatusCode>`;
    expect(verifyLogoutResponse(carried(binding, status(code(success, code(partial)))), expectResponse)).toMatchObject({
      ok: true,
      value: { outcome: 'partial' },
    });
    const denied = code('urn:x:Responder', code(partial));
    expect(verifyLogoutResponse(carried(binding, status(denied)), expectResponse)).toMatchObject({
      ok: false,
      rejection: {
        code: 'LOGOUT_STATUS_NOT_SUCCESS',
        received: ['urn:x:Responder', partial],
        facts: { isPartial: true },
      },
    });
    expect(judge(status(code('urn:x:Responder', code(success))))).toBe('LOGOUT_STATUS_NOT_SUCCESS');
    const forged = { sender: { ...sender, signingCertificates: [other] } };
    expect(judge(status(denied), forged)).toMatch(/^SIGNATURE_/);
  });

  it('does not take a request for a response', () => {
    expect(judge(request)).toBe('LOGOUT_RESPONSE_WRONG_ROOT');
    const misnamed = carried(binding, response, true, 'SAMLRequest');
    expect(codeOf(verifyLogoutResponse(misnamed, expectResponse))).toBe('LOGOUT_RESPONSE_WRONG_ROOT');
  });
});
