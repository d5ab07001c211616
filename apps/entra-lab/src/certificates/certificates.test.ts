import { X509Certificate } from 'node:crypto';
import { instant } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { testNow } from '../testing/lab-harness.ts';
import {
  certificateFile,
  certificatePem,
  createSigningCertificate,
  readPublicCertificate,
  tenantSubject,
} from './index.ts';

const certificate = await createSigningCertificate({ id: 'one', now: testNow });
const x509 = new X509Certificate(certificatePem(certificate));

describe('a new signing certificate', () => {
  it('is what Entra makes', () => {
    expect(x509.subject).toBe('CN=Microsoft Azure Federated SSO Certificate');
    expect(x509.issuer).toBe(x509.subject);
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(x509.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect([x509.validFrom, x509.validTo]).toEqual(['Dec  7 09:30:00 2026 GMT', 'Dec  7 09:30:00 2029 GMT']);
    expect([certificate.notBefore, certificate.notAfter]).toEqual([
      '2026-12-07T09:30:00.000Z',
      '2029-12-07T09:30:00.000Z',
    ]);
    expect(certificate.thumbprint).toBe(x509.fingerprint.replaceAll(':', ''));
    expect(certificate.active).toBe(false);
    expect(x509.signatureAlgorithm).toBe('sha256WithRSAEncryption');
  });

  it('can be for the tenant, and expire at a given moment, beyond 2049 too', async () => {
    const notAfter = instant(Date.parse('2051-02-03T04:05:06.789Z'));
    const made = await createSigningCertificate({ id: 'two', subject: tenantSubject, notAfter, now: testNow });
    const read = new X509Certificate(certificatePem(made));
    expect(read.subject).toBe('CN=accounts.accesscontrol.windows.net');
    expect(read.validTo).toBe('Feb  3 04:05:06 2051 GMT');
    expect(read.serialNumber).not.toBe(x509.serialNumber);
  });
});

describe('certificate files', () => {
  it('are Base64 with CRLF, PEM, and DER', () => {
    const base64 = Buffer.from(certificateFile(certificate, 'base64')).toString();
    expect(base64).toMatch(/^-----BEGIN CERTIFICATE-----\r\n([A-Za-z0-9+/=]{1,64}\r\n)+-----END CERTIFICATE-----\r\n$/);
    expect(Buffer.from(certificateFile(certificate, 'pem')).toString()).toBe(base64.replaceAll('\r', ''));
    expect(Buffer.from(certificateFile(certificate, 'raw')).equals(x509.raw)).toBe(true);
  });

  it.each(['base64', 'pem', 'raw'] as const)('are read back from %s', (form) => {
    expect(readPublicCertificate(certificateFile(certificate, form))).toMatchObject({
      base64: certificate.certificate,
      thumbprint: certificate.thumbprint,
      notAfter: certificate.notAfter,
      rsa: true,
    });
  });

  it('are read from bare base64, and refused when they are none', () => {
    expect(readPublicCertificate(Buffer.from(certificate.certificate))?.thumbprint).toBe(certificate.thumbprint);
    expect(readPublicCertificate(Buffer.from(''))).toBeNull();
    expect(readPublicCertificate(Buffer.from(certificate.privateKey))).toBeNull();
  });
});
