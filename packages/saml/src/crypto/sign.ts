/** Signs and verifies bytes: RSASSA-PKCS1-v1_5 and ECDSA in the form XML signatures use (r and s side by side). */
import { createVerify, sign } from 'node:crypto';
import type { HashName } from './hash.ts';
import type { Certificate, PrivateKey } from './keys.ts';
import { passingBytesOf } from './octets.ts';

/** False, never an exception, where the certificate's key is not one of these or the signature is malformed. */
export function verifyBytes(
  certificate: Certificate,
  hash: HashName,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { keyType, publicKey } = certificate;
  if (keyType === 'other') return false;
  try {
    const key = keyType === 'rsa' ? publicKey : ({ key: publicKey, dsaEncoding: 'ieee-p1363' } as const);
    // Not `crypto.verify`, which takes half a microsecond longer.
    return createVerify(hash).update(bytes).verify(key, signature);
  } catch {
    // OpenSSL raises errors for some malformed signatures where it could have answered no.
    return false;
  }
}

/** The same of octets, one character for each byte, in pieces. */
export const verifyOctets = (
  certificate: Certificate,
  hash: HashName,
  pieces: readonly string[],
  signature: Uint8Array,
): boolean => verifyBytes(certificate, hash, passingBytesOf(pieces), signature);

/** Throws `TypeError` where the key is neither RSA nor EC: it is our own. */
export function signBytes(key: PrivateKey, hash: HashName, bytes: Uint8Array): Uint8Array {
  if (key.keyType === 'other') throw new TypeError('XML signatures need an RSA or EC key.');
  const { keyObject } = key;
  return sign(hash, bytes, key.keyType === 'rsa' ? keyObject : { key: keyObject, dsaEncoding: 'ieee-p1363' });
}
