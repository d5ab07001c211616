import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem, readCertificate } from './index.ts';

const folder = new URL('../../../../vectors/entra/', import.meta.url);
const pem = readFileSync(new URL('keys/app-cert-1.crt', folder), 'utf8');
const { thumbprints } = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));
const certificate = certificateFrom(pem);

describe('certificateFrom', () => {
  it('reads PEM, DER and base64, with or without line breaks', () => {
    const body = pem.replaceAll(/-----[^-]+-----/g, '');
    for (const input of [pem, certificate.der, certificate.base64, body, new TextEncoder().encode(pem)]) {
      expect(certificateFrom(input).sha256).toBe(certificate.sha256);
    }
  });

  it('tells what people compare', () => {
    expect(certificate.sha1).toBe(thumbprints['app-cert-1']);
    expect(certificate.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(certificate.subject).toBe('CN=Microsoft Azure Federated SSO Certificate');
    expect(certificate.keyType).toBe('rsa');
  });

  it.each(['', 'junk', '-----BEGIN CERTIFICATE-----', 'AAAA', `${certificate.base64}*`, new Uint8Array([0x30, 0x00])])(
    'refuses %j',
    (input) => {
      expect(() => certificateFrom(input)).toThrow(TypeError);
      expect(readCertificate(input)).toBeNull();
    },
  );
});

describe('privateKeyFromPem', () => {
  it.each([
    ['rsa', generateKeyPairSync('rsa', { modulusLength: 1024 }), 128],
    ['ec', generateKeyPairSync('ec', { namedCurve: 'P-256' }), 0],
    ['other', generateKeyPairSync('ed25519'), 0],
  ] as const)('knows what a key is good for: %s', (keyType, { privateKey }, modulusLength) => {
    const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(privateKeyFromPem(text)).toMatchObject({ kind: 'private-key', keyType, modulusLength });
  });

  it('refuses anything else', () => {
    expect(() => privateKeyFromPem(pem)).toThrow(TypeError);
    expect(() => privateKeyFromPem('')).toThrow(TypeError);
  });
});
