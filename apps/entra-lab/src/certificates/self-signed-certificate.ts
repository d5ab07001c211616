/** Encodes and signs a self-signed X.509 v3 certificate without extensions (RFC 5280, section 4.1), as Entra's are. */
import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Instant } from '@latchkey/saml';
import { isoTime } from '../platform/index.ts';

export interface SelfSignedInput {
  /** 1 to 20 bytes; the first bit must be 0. */
  readonly serialNumber: Buffer;
  /** Without `CN=`; only the characters of PrintableString. */
  readonly commonName: string;
  /** Whole seconds. */
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** RSA. */
  readonly privateKey: KeyObject;
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
function der(type: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(type, length), content]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.of(type, 0x80 | bytes.length), bytes, content]);
}

const name = (commonName: string) =>
  der(tag.sequence, der(tag.set, der(tag.sequence, commonNameOid, der(tag.printableString, Buffer.from(commonName)))));

/** UTCTime up to 2049, GeneralizedTime after that (4.1.2.5). */
function time(at: Instant): Buffer {
  const digits = isoTime(at).slice(0, 19).replace(/\D/g, '');
  return digits < '2050'
    ? der(tag.utcTime, Buffer.from(`${digits.slice(2)}Z`))
    : der(tag.generalizedTime, Buffer.from(`${digits}Z`));
}

/** @returns the certificate in DER. */
export function selfSignedCertificate(input: SelfSignedInput): Buffer {
  const subject = name(input.commonName);
  const toBeSigned = der(
    tag.sequence,
    der(tag.version, der(tag.integer, Buffer.of(2))),
    der(tag.integer, input.serialNumber),
    signatureAlgorithm,
    subject,
    der(tag.sequence, time(input.notBefore), time(input.notAfter)),
    subject,
    createPublicKey(input.privateKey).export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', toBeSigned, input.privateKey);
  return der(tag.sequence, toBeSigned, signatureAlgorithm, der(tag.bitString, Buffer.of(0), signature));
}
