/** Signed messages other than responses, against an independent implementation (xmlsec1), where it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { writeSpMetadata } from '../metadata/write-sp-metadata.ts';
import { decodePost } from '../request/decode-post.ts';
import { encodePost } from '../request/encode-post.ts';
import { verifyRequestSignature } from '../request/verify-request-signature.ts';
import { writeAuthnRequest } from '../request/write-authn-request.ts';
import { instant } from '../verdict.ts';
import { namespaces } from '../xml/index.ts';
import { verifyLogoutRequest } from './verify-logout-request.ts';
import { writeLogoutRequest } from './write-logout-request.ts';
import { writeLogoutResponse } from './write-logout-response.ts';

const installed = spawnSync('xmlsec1', ['--version']).status === 0;
const path = (name: string) => fileURLToPath(new URL(`../../../../vectors/requests/${name}`, import.meta.url));
const key = privateKeyFromPem(readFileSync(path('sp-signing.key'), 'utf8'));
const certificate = certificateFrom(readFileSync(path('sp-signing.crt'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'latchkey-xmlsec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const issueInstant = instant(Date.parse('2026-12-07T10:05:00Z'));
const [issuer, destination] = ['https://app.example.com/saml?a="1"&b=<2>', 'https://idp.example/slo?a=1&b=2'];
const messages: Readonly<Record<string, string>> = {
  AuthnRequest: writeAuthnRequest({
    id: '_a1',
    issueInstant,
    destination,
    issuer,
    acsUrl: 'https://app.example.com/acs',
    forceAuthn: true,
    isPassive: false,
    nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  }),
  LogoutRequest: writeLogoutRequest({
    id: '_l1',
    issueInstant,
    destination,
    issuer,
    nameId: { value: 'é😀 <x> & "y"\r\n\tz ]]>', format: 'urn:f', nameQualifier: 'a"b<c', spNameQualifier: null },
    sessionIndexes: ['_s1', '<2>'],
    notOnOrAfter: issueInstant,
    reason: 'urn:r',
  }),
  LogoutResponse: writeLogoutResponse({
    id: '_p1',
    issueInstant,
    destination,
    inResponseTo: '_l0',
    issuer,
    status: { code: 'urn:oasis:names:tc:SAML:2.0:status:Responder', subCode: 'urn:s', message: 'a < b\r\n' },
  }),
};

function xmlsec(xml: string, root: string, ...options: string[]) {
  const file = join(folder, 'message.xml');
  writeFileSync(file, xml);
  const run = spawnSync('xmlsec1', [...options, '--id-attr:ID', root, file], { encoding: 'utf8' });
  return { ok: run.status === 0, out: run.stdout, error: run.stderr };
}

const verify = (xml: string, root: string) =>
  xmlsec(xml, root, '--verify', '--pubkey-cert-pem', path('sp-signing.crt'));
const rootOf = (name: string) => `${namespaces.protocol}:${name}`;

function posted(xml: string, hash: 'sha256' | 'sha384' | 'sha512'): Buffer {
  const form = encodePost({
    location: destination,
    parameter: 'SAMLRequest',
    xml,
    relayState: null,
    signing: { key, certificate, hash },
  });
  return Buffer.from(form.fields[0]?.value ?? '', 'base64');
}

/** What another implementation signs: its own prefixes, its own line breaks. */
const template = (id: string) =>
  `<ds:Signature xmlns:ds="${namespaces.signature}">\n<ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
<ds:Reference URI="#${id}"><ds:Transforms>
<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>
</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo></ds:Signature>`;

describe.skipIf(!installed)(installed ? 'xmlsec1' : 'xmlsec1 is not installed: skipped', () => {
  describe.each(Object.entries(messages))('%s', (name, xml) => {
    it.each(['sha256', 'sha384', 'sha512'] as const)('is verified with %s', (hash) => {
      expect(verify(posted(xml, hash).toString(), rootOf(name))).toMatchObject({ ok: true });
    });

    it('is not verified once it was changed', () => {
      const changed = posted(xml, 'sha256').toString().replace('app.example.com', 'app.example.net');
      expect(verify(changed, rootOf(name)).ok).toBe(false);
    });

    it('signed by it, is verified here', () => {
      const id = / ID="([^"]*)"/.exec(xml)?.[1] ?? '';
      const unsigned = xml.replace(/<\/(?:saml:)?Issuer>/, (end) => end + template(id));
      const keys = `${path('sp-signing.key')},${path('sp-signing.crt')}`;
      const signed = xmlsec(unsigned, rootOf(name), '--sign', '--privkey-pem', keys);
      expect(signed).toMatchObject({ ok: true });
      const trusted = { certificates: [certificate], allowSha1: false };
      expect(verifyRequestSignature(Buffer.from(signed.out), trusted)).toEqual({
        ok: true,
        value: {
          algorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
          certificateSha256: certificate.sha256,
        },
      });
      if (name !== 'LogoutRequest') return;
      const message = decodePost({ SAMLRequest: Buffer.from(signed.out).toString('base64') });
      if (!message.ok) throw new Error(message.rejection.message);
      const sender = { entityId: issuer, signingCertificates: [certificate], allowSha1: false };
      const limits = { now: issueInstant, skewSeconds: 1, maxAgeSeconds: 60, destination, sender, decryptionKeys: [] };
      // It ends at the moment at which it was issued: the skew makes it last.
      const verdict = verifyLogoutRequest(message.value, { ...limits, signature: 'required' });
      expect(verdict).toMatchObject({ ok: true, value: { nameId: { value: 'é😀 <x> & "y"\r\n\tz ]]>' } } });
    });
  });

  it('verifies signed service provider metadata', () => {
    const metadata = writeSpMetadata(
      {
        entityId: issuer,
        acsUrl: 'https://app.example.com/acs',
        sloUrl: 'https://app.example.com/slo',
        signingCertificates: [certificate.base64, certificate.base64],
        encryptionCertificates: [certificate.base64],
        nameIdFormats: [],
        wantAssertionsSigned: true,
        authnRequestsSigned: true,
      },
      { id: '_m1', key, certificate, hash: 'sha256' },
    );
    const root = `${namespaces.metadata}:EntityDescriptor`;
    expect(verify(metadata, root)).toMatchObject({ ok: true });
    expect(verify(metadata.replace('/acs', '/evil'), root).ok).toBe(false);
  });
});
