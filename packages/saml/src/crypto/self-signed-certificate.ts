/** Encodes and signs a self-signed X.509 v3 certificate without extensions (RFC 5280, section 4.1), as Entra's are. */
import { createPublicKey, sign } from 'node:crypto';
import type { PrivateKey } from './keys.ts';

export interface SelfSignedInput {
  /** 1 to 20 bytes from the caller's randomness; the first byte is 0x01 to 0x7f, so that the number is positive and in DER. */
  readonly serialNumber: Uint8Array;
  /** Without `CN=`; only the characters of PrintableString. */
  readonly commonName: string;
  /** Milliseconds since the Unix epoch, whole seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** RSA. */
  readonly privateKey: PrivateKey;
}

const tag = {
  integer: 0x02,
  bitString: 0x03,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
};

/** sha256WithRSAEncryption with NULL parameters. */
const signatureAlgorithm = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
/** 2.5.4.3 */
const commonNameOid = Buffer.from('0603550403', 'hex');

/** One value in DER: tag, length, content. */
function der(type: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(type, length), content]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.of(type, 0x80 | bytes.length), bytes, content]);
}

const name = (commonName: string) =>
  der(tag.sequence, der(tag.set, der(tag.sequence, commonNameOid, der(tag.printableString, Buffer.from(commonName)))));

/** UTCTime up to 2049, GeneralizedTime after that (4.1.2.5). */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().slice(0, 19).replace(/\D/g, '');
  return digits < '2050'
    ? der(tag.utcTime, Buffer.from(`${digits.slice(2)}Z`))
    : der(tag.generalizedTime, Buffer.from(`${digits}Z`));
}

const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]{1,64}$/;

/**
 * Throws `TypeError` for what would make another certificate than was meant: a key that is not RSA, a name that
 * PrintableString does not have, a serial number that is not positive, times with fractions of a second.
 *
 * @returns the certificate in DER.
 */
export function selfSignedCertificate(input: SelfSignedInput): Uint8Array {
  check(input);
  const { keyObject } = input.privateKey;
  const subject = name(input.commonName);
  const toBeSigned = der(
    tag.sequence,
    der(tag.version, der(tag.integer, Buffer.of(2))),
    der(tag.integer, input.serialNumber),
    signatureAlgorithm,
    subject,
    der(tag.sequence, time(input.notBefore), time(input.notAfter)),
    subject,
    createPublicKey(keyObject).export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', toBeSigned, keyObject);
  return der(tag.sequence, toBeSigned, signatureAlgorithm, der(tag.bitString, Buffer.of(0), signature));
}

function check({ privateKey, commonName, serialNumber, notBefore, notAfter }: SelfSignedInput): void {
  if (privateKey.keyType !== 'rsa') throw new TypeError('A self-signed certificate needs an RSA key.');
  if (!PRINTABLE.test(commonName)) throw new TypeError('The common name has characters that PrintableString lacks.');
  const [first = 0] = serialNumber;
  if (first < 0x01 || first > 0x7f || serialNumber.length > 20)
    throw new TypeError('The serial number is out of range.');
  if (notBefore % 1000 !== 0 || notAfter % 1000 !== 0) throw new TypeError('A certificate has whole seconds.');
}
