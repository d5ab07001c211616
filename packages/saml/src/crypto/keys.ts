/** Keys and certificates, prepared once so that a verification pays only for itself. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

/** A private key prepared once. */
export interface PrivateKey {
  readonly kind: 'private-key';
  readonly keyObject: KeyObject;
}

/** A certificate prepared once: its key parsed, its fingerprints known. */
export interface Certificate {
  readonly kind: 'certificate';
  readonly publicKey: KeyObject;
  readonly der: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Reads a private key in PEM. Throws `TypeError` when it is none: keys come from our own storage, never from a message. */
export function privateKeyFromPem(pem: string): PrivateKey {
  return { kind: 'private-key', keyObject: createPrivateKey(pem) };
}

/** Reads a certificate in PEM, DER, or base64 of DER. Throws `TypeError` when it is none. */
export function certificateFrom(input: string | Uint8Array): Certificate {
  const text = typeof input === 'string' && !input.includes('-----BEGIN');
  const x509 = new X509Certificate(text ? Buffer.from(input as string, 'base64') : (input as string | Buffer));
  return {
    kind: 'certificate',
    publicKey: x509.publicKey,
    der: new Uint8Array(x509.raw),
    sha256: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}
