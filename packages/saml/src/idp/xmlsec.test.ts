/** What we write, verified and decrypted by an independent implementation (xmlsec1), where it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { instant } from '../verdict.ts';
import { namespaces } from '../xml/index.ts';
import type { ResponseInput } from './types.ts';
import { writeResponse } from './write-response.ts';

const installed = spawnSync('xmlsec1', ['--version']).status === 0;
const path = (name: string) => fileURLToPath(new URL(`../../../../vectors/entra-responses/${name}`, import.meta.url));
const read = (name: string) => readFileSync(path(name), 'utf8');
const key = privateKeyFromPem(read('app-cert-1.key'));
const certificate = certificateFrom(read('app-cert-1.crt'));
const recipient = certificateFrom(read('sp-encryption.crt'));
const folder = mkdtempSync(join(tmpdir(), 'latchkey-xmlsec-'));
afterAll(() => rmSync(folder, { recursive: true }));

const time = instant(Date.parse('2026-12-07T09:30:00.872Z'));
const issuer = 'https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/';
const input: Omit<ResponseInput, 'signing'> = {
  id: '_r1',
  issueInstant: time,
  issuer,
  destination: 'https://app.example.com/acs?a=1&b=2',
  inResponseTo: '_q1',
  assertion: {
    id: '_a1',
    issueInstant: time,
    issuer,
    nameId: { value: 'b.simon@contoso.example', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    recipient: 'https://app.example.com/acs?a=1&b=2',
    audience: 'https://app.example.com/',
    notBefore: time,
    notOnOrAfter: time,
    confirmationNotOnOrAfter: time,
    attributes: [{ name: 'a"b<c', values: ['<x> & "y"\r\n\tz ]]>', 'é😀', ''] }],
    authnInstant: time,
    sessionIndex: '_a1',
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
  },
};

function xmlsec(xml: string, ...options: string[]) {
  const name = join(folder, 'message.xml');
  writeFileSync(name, xml);
  const run = spawnSync('xmlsec1', [...options, name], { encoding: 'utf8' });
  return { ok: run.status === 0, out: run.stdout, error: run.stderr };
}

function verify(xml: string, element: 'Response' | 'Assertion') {
  const namespace = element === 'Response' ? namespaces.protocol : namespaces.assertion;
  const ids = ['--id-attr:ID', `${namespaces.protocol}:Response`, '--id-attr:ID', `${namespaces.assertion}:Assertion`];
  const node = `//*[local-name()='${element}' and namespace-uri()='${namespace}']/*[local-name()='Signature']`;
  return xmlsec(xml, '--verify', ...ids, '--pubkey-cert-pem', path('app-cert-1.crt'), '--node-xpath', node);
}

describe.skipIf(!installed)('xmlsec1', () => {
  const signed = (what: 'assertion' | 'response' | 'both', hash: 'sha256' | 'sha1') =>
    writeResponse({ ...input, signing: { key, certificate, what, hash } });

  it.each(['sha256', 'sha1'] as const)('verifies %s signatures in all places', (hash) => {
    expect(verify(signed('assertion', hash), 'Assertion')).toMatchObject({ ok: true });
    expect(verify(signed('response', hash), 'Response')).toMatchObject({ ok: true });
    expect(verify(signed('both', hash), 'Assertion')).toMatchObject({ ok: true });
    expect(verify(signed('both', hash), 'Response')).toMatchObject({ ok: true });
  });

  it('does not verify a message that was changed', () => {
    const changed = signed('assertion', 'sha256').replace('b.simon@', 'c.simon@');
    expect(verify(changed, 'Assertion').ok).toBe(false);
  });

  it.each(['aes256-cbc', 'aes256-gcm'] as const)(
    'decrypts %s, and verifies what was inside and around',
    (algorithm) => {
      const signing = { key, certificate, what: 'both', hash: 'sha256' } as const;
      const xml = writeResponse({ ...input, signing, encryption: { certificate: recipient, algorithm } });
      expect(verify(xml, 'Response')).toMatchObject({ ok: true });
      const decrypted = xmlsec(xml, '--decrypt', '--privkey-pem', path('sp-encryption.key'));
      expect(decrypted).toMatchObject({ ok: true });
      expect(verify(decrypted.out, 'Assertion')).toMatchObject({ ok: true });
    },
  );
});
