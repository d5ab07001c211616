/** Reads an uploaded .cer file: PEM, DER, or base64 of DER. */
import { X509Certificate } from 'node:crypto';

export interface PublicCertificate {
  /** DER in base64 without line breaks. */
  readonly base64: string;
  /** SHA-1, upper-case hex. */
  readonly thumbprint: string;
  readonly subject: string;
  /** ISO 8601. */
  readonly notAfter: string;
  readonly rsa: boolean;
}

/** @returns `null` when the file is no certificate. */
export function readPublicCertificate(file: Uint8Array): PublicCertificate | null {
  const text = Buffer.from(file).toString('latin1').trim();
  const base64 = /^[A-Za-z0-9+/=\s]+$/.test(text);
  const x509 = parse(base64 ? Buffer.from(text, 'base64') : Buffer.from(file));
  return (
    x509 && {
      base64: x509.raw.toString('base64'),
      thumbprint: x509.fingerprint.replaceAll(':', ''),
      subject: x509.subject,
      notAfter: x509.validToDate.toISOString(),
      rsa: x509.publicKey.asymmetricKeyType === 'rsa',
    }
  );
}

function parse(input: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(input);
  } catch {
    // An upload that is no certificate is an ordinary answer, not a fault of the lab.
    return null;
  }
}
