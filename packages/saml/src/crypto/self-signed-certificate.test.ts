import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { instant } from '../verdict.ts';
import { certificateFrom, privateKeyFromPem } from './keys.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

const pemOf = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }) =>
  privateKeyFromPem(key.export({ type: 'pkcs8', format: 'pem' }).toString());
const privateKey = pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
const input = {
  serialNumber: Buffer.from('10ff00', 'hex'),
  commonName: 'Latchkey request signing',
  notBefore: instant(Date.UTC(2026, 11, 7, 9, 30)),
  notAfter: instant(Date.UTC(2051, 1, 3, 4, 5, 6)),
  privateKey,
};

describe('selfSignedCertificate', () => {
  it('makes what OpenSSL reads and verifies, beyond 2049 too', () => {
    const der = selfSignedCertificate(input);
    const x509 = new X509Certificate(der);
    expect(x509.subject).toBe('CN=Latchkey request signing');
    expect(x509.issuer).toBe(x509.subject);
    expect(x509.serialNumber).toBe('10FF00');
    expect([x509.validFrom, x509.validTo]).toEqual(['Dec  7 09:30:00 2026 GMT', 'Feb  3 04:05:06 2051 GMT']);
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(x509.checkPrivateKey(privateKey.keyObject)).toBe(true);
    expect(certificateFrom(der).keyType).toBe('rsa');
  });

  it('is the same from the same input: nothing in it comes from elsewhere', () => {
    expect(selfSignedCertificate(input)).toEqual(selfSignedCertificate(input));
  });

  it.each([
    ['a key that is not RSA', { privateKey: pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey) }],
    ['a name that PrintableString cannot hold', { commonName: 'Schlüssel' }],
    ['an empty name', { commonName: '' }],
    ['a negative serial number', { serialNumber: Buffer.of(0x80) }],
    ['no serial number', { serialNumber: Buffer.alloc(0) }],
    ['a serial number with a zero in front', { serialNumber: Buffer.of(0, 1) }],
    ['a serial number that is too long', { serialNumber: Buffer.alloc(21, 1) }],
    ['fractions of a second', { notBefore: instant(1) }],
  ])('does not make one from %s', (_what, change) => {
    expect(() => selfSignedCertificate({ ...input, ...change })).toThrow(TypeError);
  });
});
