/** Reads out of an X.509 certificate what people ask about: names, dates, key. */
import { createHash, type KeyObject, X509Certificate } from 'node:crypto';

export interface X509Facts {
  readonly der: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Upper-case hex. */
  readonly sha1: string;
  /** One line, in the certificate's own order: `CN=…, O=…`. */
  readonly subject: string;
  readonly issuer: string;
  /** Decimal. */
  readonly serialNumber: string;
  /** Milliseconds since the Unix epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** `RSA 2048`, `EC P-256`, `Ed25519`. */
  readonly keyType: string;
  /** Whether the key is weaker than RSA 2048 or EC P-256. */
  readonly weakKey: boolean;
}

const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };
const WEAK_CURVES = /(?:^|[a-z])(?:1[0-9]{2}|2[0-4][0-9])[a-z]/;

/** @returns `null` when the bytes are no certificate, or one whose key or dates cannot be read. */
export function describeX509(der: Uint8Array): X509Facts | null {
  try {
    const x509 = new X509Certificate(der);
    const facts = {
      der: new Uint8Array(x509.raw),
      sha256: createHash('sha256').update(x509.raw).digest('hex'),
      sha1: createHash('sha1').update(x509.raw).digest('hex').toUpperCase(),
      subject: oneLine(x509.subject),
      issuer: oneLine(x509.issuer),
      serialNumber: BigInt(`0x${x509.serialNumber}`).toString(),
      notBefore: Date.parse(x509.validFrom),
      notAfter: Date.parse(x509.validTo),
      ...describeKey(x509.publicKey),
    };
    return Number.isNaN(facts.notBefore) || Number.isNaN(facts.notAfter) ? null : facts;
  } catch {
    // OpenSSL throws for every kind of damage; the caller says in words what kind of input it had.
    return null;
  }
}

/** Node gives one attribute a line; a certificate without a subject has `undefined` here, whatever the types say. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

function describeKey(key: KeyObject): { keyType: string; weakKey: boolean } {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return { keyType: `RSA ${modulusLength}`, weakKey: (modulusLength ?? 0) < 2048 };
    case 'ec': {
      const curve = namedCurve ?? 'unknown';
      return { keyType: `EC ${CURVES[curve] ?? curve}`, weakKey: WEAK_CURVES.test(curve) };
    }
    case 'ed25519':
      return { keyType: 'Ed25519', weakKey: false };
    case 'ed448':
      return { keyType: 'Ed448', weakKey: false };
    case 'dsa':
      return { keyType: `DSA ${modulusLength}`, weakKey: (modulusLength ?? 0) < 2048 };
    default:
      return { keyType: key.asymmetricKeyType ?? 'unknown', weakKey: false };
  }
}
