import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  bindings,
  certificateFrom,
  decodeRedirect,
  instant,
  privateKeyFromPem,
  type ResponseInput,
  readAuthnRequest,
  readSpMetadata,
  responseChecks,
  type ServiceProviderSettings,
  serviceProvider,
  verifyRedirectSignature,
  writeResponse,
} from '../index.ts';

const keys = new URL('../../../../vectors/attacks/keys/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, keys), 'utf8');
const pair = (name: string) => ({
  key: privateKeyFromPem(read(`${name}.key.pem`)),
  certificate: certificateFrom(read(`${name}.crt.pem`)),
});
const idp = pair('idp');
const own = pair('spEnc');
const now = instant(Date.parse('2030-01-01T12:00:00Z'));
const later = instant(now + 300_000);

const settings: ServiceProviderSettings = {
  entityId: 'https://app.example/saml',
  acsUrl: 'https://app.example/saml/acs',
  identityProvider: {
    entityId: 'https://idp.example',
    singleSignOnServices: [
      { binding: bindings.post, location: 'https://idp.example/post' },
      { binding: bindings.redirect, location: 'https://idp.example/sso' },
    ],
    signingCertificates: [idp.certificate],
  },
};

function respond(change: Partial<ResponseInput> = {}): string {
  const xml = writeResponse({
    id: '_response',
    issueInstant: now,
    issuer: settings.identityProvider.entityId,
    destination: settings.acsUrl,
    inResponseTo: '_request',
    assertion: {
      id: '_assertion',
      issueInstant: now,
      issuer: settings.identityProvider.entityId,
      nameId: { value: 'alice', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
      recipient: settings.acsUrl,
      audience: settings.entityId,
      notBefore: now,
      notOnOrAfter: later,
      confirmationNotOnOrAfter: later,
      attributes: [],
      authnInstant: now,
      sessionIndex: '_session',
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
    },
    signing: { ...idp, what: 'assertion', hash: 'sha256' },
    ...change,
  });
  return Buffer.from(xml).toString('base64');
}

const codeOf = (
  message: string,
  changed: Partial<ServiceProviderSettings> = {},
  inResponseTo: string | null = '_request',
) => {
  const verdict = serviceProvider({ ...settings, ...changed }).acceptResponse(message, { now, inResponseTo });
  return verdict.ok ? verdict.value.nameId.value : verdict.rejection.code;
};

describe('a service provider', () => {
  it('sends a request that the identity provider can read', () => {
    const url = serviceProvider(settings).signInUrl({ id: '_r1', now, relayState: '/here', forceAuthn: true });
    expect(url.startsWith('https://idp.example/sso?SAMLRequest=')).toBe(true);
    const message = decodeRedirect(new URL(url).search.slice(1));
    expect(message.ok && [message.value.relayState, message.value.signature]).toEqual(['/here', null]);
    expect(message.ok && readAuthnRequest(message.value.xml)).toMatchObject({
      value: { id: '_r1', issueInstant: now, issuer: settings.entityId, acsUrl: settings.acsUrl, forceAuthn: true },
    });
  });

  it('signs it where it has a key', () => {
    const url = serviceProvider({ ...settings, signing: own }).signInUrl({ id: '_r1', now });
    const message = decodeRedirect(new URL(url).search.slice(1));
    if (!message.ok) throw new Error(message.rejection.message);
    const trusted = { certificates: [own.certificate], allowSha1: false };
    expect(verifyRedirectSignature(message.value, trusted).ok).toBe(true);
  });

  it('accepts the answer to its request, and the same refusals as verifyResponse', () => {
    expect(codeOf(respond())).toBe('alice');
    expect(codeOf(respond(), {}, '_other')).toBe('RESPONSE_IN_RESPONSE_TO_MISMATCH');
    expect(codeOf(respond(), {}, null)).toBe('RESPONSE_IN_RESPONSE_TO_MISMATCH');
    expect(codeOf(respond({ inResponseTo: null }), {}, null)).toBe('alice');
    expect(codeOf(respond({ signing: null }))).toBe('SIGNATURE_MISSING');
  });

  it('is strict without being told', () => {
    const sha1 = respond({ signing: { ...idp, what: 'assertion', hash: 'sha1' } });
    expect(codeOf(sha1)).toBe('SIGNATURE_SHA1_FORBIDDEN');
    expect(codeOf(sha1, { allowSha1: true })).toBe('alice');
    const encrypted = respond({ encryption: { certificate: own.certificate, algorithm: 'aes256-gcm' } });
    expect(codeOf(encrypted)).toBe('ENCRYPTION_KEY_MISSING');
    expect(codeOf(encrypted, { decryption: [idp, own] })).toBe('alice');
  });

  it('gives a verdict with all checks on what is no message', () => {
    const verdict = serviceProvider(settings).acceptResponse('<', { now, inResponseTo: null });
    expect(verdict).toMatchObject({ ok: false, rejection: { code: 'MESSAGE_NOT_BASE64' } });
    expect(verdict.checks.map(({ name, outcome }) => [name, outcome])).toEqual(
      responseChecks.map(({ name }) => [name, 'not_reached']),
    );
  });

  it('publishes what the identity provider needs', () => {
    const { metadata } = serviceProvider({ ...settings, signing: own, decryption: [own, idp] });
    expect(readSpMetadata(Buffer.from(metadata))).toMatchObject({
      ok: true,
      value: { entityId: settings.entityId },
    });
    expect(metadata.match(/<md:KeyDescriptor use="\w+"/g)).toHaveLength(2);
    expect(metadata).not.toContain(idp.certificate.base64);
    expect(metadata).toContain('AuthnRequestsSigned="true"');
  });

  it('cannot be made of settings that cannot work', () => {
    const { identityProvider } = settings;
    const make = (changed: Partial<ServiceProviderSettings['identityProvider']>) => () =>
      serviceProvider({ ...settings, identityProvider: { ...identityProvider, ...changed } });
    expect(make({ singleSignOnServices: [] })).toThrow(TypeError);
    expect(make({ signingCertificates: ['no certificate'] })).toThrow(TypeError);
  });
});
