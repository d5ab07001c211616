import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instant } from '../verdict.ts';
import { describeCertificate } from './describe-certificate.ts';

const file = (name: string) => readFileSync(new URL(`../../../../vectors/${name}`, import.meta.url));
const pem = file('entra-responses/app-cert-1.crt').toString();
const base64 = pem.replace(/-----[^-]+-----|\s/g, '');
const der = new Uint8Array(Buffer.from(base64, 'base64'));

describe('describeCertificate', () => {
  const expected = {
    base64,
    sha1: '84BF1561A172E39196F69BF4BB606438B0114E89',
    sha256: '8cbe0a507828608c1e63815f0dd07c664233daacdc4357fd125ac4453bd12eba',
    subject: 'CN=Microsoft Azure Federated SSO Certificate',
    notBefore: instant(Date.parse('2026-11-23T12:47:53Z')),
    notAfter: instant(Date.parse('2029-11-23T12:47:53Z')),
    keyType: 'RSA 2048',
  };

  it.each([
    ['PEM', pem],
    ['PEM with Windows line ends and a remark before it', `Bag Attributes\r\n${pem.replaceAll('\n', '\r\n')}`],
    ['PEM as bytes, with a byte order mark', new TextEncoder().encode(`\ufeff${pem}`)],
    ['DER', der],
    ['base64', base64],
    ['base64 in lines', base64.replace(/.{64}/g, '$&\n')],
    ['the file that Entra ID downloads', new Uint8Array(file('metadata/entra/app-certificate-base64.cer'))],
  ])('reads %s', (_name, input) => {
    expect(describeCertificate(input)).toEqual({ ok: true, value: expected });
  });

  it('names other keys', () => {
    const ec =
      file('metadata/simplesamlphp/metadata.xml')
        .toString()
        .match(/<ds:X509Certificate>([^<]+)</)?.[1] ?? '';
    expect(describeCertificate(ec)).toMatchObject({
      ok: true,
      value: { keyType: 'EC P-256', subject: 'CN=login.example.org' },
    });
  });

  const label = (name: string) => pem.replaceAll(' CERTIFICATE-', ` ${name}-`);
  it.each([
    ['nothing', '', 'empty'],
    ['text', 'This is no certificate.', 'not a certificate in PEM'],
    ['a private key', file('entra-responses/app-cert-1.key').toString(), 'private key'],
    [
      'a private key in DER',
      new Uint8Array(
        Buffer.from(
          file('entra-responses/app-cert-1.key')
            .toString()
            .replace(/-----[^-]+-----|\s/g, ''),
          'base64',
        ),
      ),
      'private key',
    ],
    ['a signing request', label('CERTIFICATE REQUEST'), 'certificate request'],
    ['a public key', label('PUBLIC KEY'), 'public key'],
    ['PEM cut short', pem.slice(0, 400), 'cut short'],
    ['base64 cut short', base64.slice(0, 400), 'not a readable X.509'],
    ['DER cut short', der.subarray(0, 300), 'not a readable X.509'],
    ['bytes', Uint8Array.of(0xff, 0xfe, 0x00), 'neither'],
    ['a large file', 'A'.repeat(100_000), 'too large'],
    ['PKCS#12', Uint8Array.of(0x30, 0x82, 0x09, 0x4b, 0x02, 0x01, 0x03, 0x30), 'PKCS#12'],
    ['PKCS#7', Uint8Array.of(0x30, 0x82, 0x09, 0x4b, 0x06, 0x09, 0x2a, 0x86), 'PKCS#7'],
  ])('refuses %s', (_name, input, words) => {
    expect(describeCertificate(input)).toMatchObject({
      ok: false,
      rejection: { code: 'METADATA_CERTIFICATE_UNREADABLE', message: expect.stringContaining(words) },
    });
  });
});
