/** Message digests. */
import { hash } from 'node:crypto';
import { passingBytesOf } from './octets.ts';

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** The digest in base64, as DigestValue carries it. */
export const digestBase64 = (name: HashName, bytes: Uint8Array): string => hash(name, bytes, 'base64');

/** The same of octets, one character for each byte, in pieces. */
export const digestOctets = (name: HashName, pieces: readonly string[]): string =>
  hash(name, passingBytesOf(pieces), 'base64');

/** The digest in lower-case hex. */
export const digestHex = (name: HashName, bytes: Uint8Array): string => hash(name, bytes, 'hex');
