/** Keys and certificates, prepared once so that a verification pays only for itself. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { decodeBase64 } from './base64.ts';

/** What a key can verify or sign. `other` are keys that SAML's algorithms have no use for, and RSA keys out of all proportion. */
export type KeyType = 'rsa' | 'ec' | 'other';

/** A private key prepared once. */
export interface PrivateKey {
  readonly kind: 'private-key';
  readonly keyObject: KeyObject;
  readonly keyType: KeyType;
  /** Length of the modulus in bytes; 0 where the key is not RSA. */
  readonly modulusLength: number;
}

/** A certificate prepared once: its key parsed, its fingerprints known. */
export interface Certificate {
  readonly kind: 'certificate';
  readonly publicKey: KeyObject;
  readonly keyType: KeyType;
  readonly der: Uint8Array;
  /** The DER in base64 without line breaks, as KeyInfo carries it. */
  readonly base64: string;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Upper-case hex: the "Thumbprint" of Entra's portal. */
  readonly sha1: string;
  /** The subject's distinguished name on one line. */
  readonly subject: string;
}

/** Reads a private key in PEM. Throws `TypeError` when it is none: keys come from our own storage, never from a message. */
export function privateKeyFromPem(pem: string): PrivateKey {
  let keyObject: KeyObject;
  try {
    keyObject = createPrivateKey(pem);
  } catch (cause) {
    throw new TypeError('Not a private key in PEM.', { cause });
  }
  const modulusBits = keyObject.asymmetricKeyDetails?.modulusLength ?? 0;
  return { kind: 'private-key', keyObject, keyType: keyTypeOf(keyObject), modulusLength: Math.ceil(modulusBits / 8) };
}

/** Reads a certificate in PEM, DER, or base64 of DER. Throws `TypeError` when it is none. */
export function certificateFrom(input: string | Uint8Array): Certificate {
  const certificate = readCertificate(input);
  if (certificate === null) throw new TypeError('Not a certificate in PEM, DER or base64 of DER.');
  return certificate;
}

/** Like {@link certificateFrom} for what a message or an upload brings: `null` when it is none. */
export function readCertificate(input: string | Uint8Array): Certificate | null {
  const source = typeof input === 'string' && !input.includes('-----BEGIN') ? decodeBase64(input) : input;
  if (source === null) return null;
  try {
    const x509 = new X509Certificate(source);
    const der = new Uint8Array(x509.raw);
    return {
      kind: 'certificate',
      publicKey: x509.publicKey,
      keyType: keyTypeOf(x509.publicKey),
      der,
      base64: x509.raw.toString('base64'),
      sha256: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
      sha1: x509.fingerprint.replaceAll(':', ''),
      subject: x509.subject.replaceAll('\n', ', '),
    };
  } catch {
    // OpenSSL's reasons say nothing to anybody: it is no certificate, or one with a key that OpenSSL does not know.
    return null;
  }
}

/** Nobody needs more, and a message that names a certificate must not make us calculate for long. */
const MAX_MODULUS_BITS = 8192;
const MAX_EXPONENT = 2n ** 32n;

function keyTypeOf(key: KeyObject): KeyType {
  const type = key.asymmetricKeyType;
  if (type !== 'rsa') return type === 'ec' ? 'ec' : 'other';
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  return modulusLength <= MAX_MODULUS_BITS && publicExponent <= MAX_EXPONENT ? 'rsa' : 'other';
}
