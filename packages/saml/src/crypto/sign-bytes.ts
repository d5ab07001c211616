/** Signatures as XML Signature names them: algorithm URI in, bytes out. */
import { createHash, sign, verify } from 'node:crypto';
import type { Certificate, PrivateKey } from './keys.ts';

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const RSA_SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';

interface Algorithm {
  readonly hash: string;
  readonly keyType: 'rsa' | 'ec';
}

const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  [RSA_SHA1]: { hash: 'sha1', keyType: 'rsa' },
  [RSA_SHA256]: { hash: 'sha256', keyType: 'rsa' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': { hash: 'sha384', keyType: 'rsa' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': { hash: 'sha512', keyType: 'rsa' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256': { hash: 'sha256', keyType: 'ec' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384': { hash: 'sha384', keyType: 'ec' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512': { hash: 'sha512', keyType: 'ec' },
};

export const signatureAlgorithms: readonly string[] = Object.keys(ALGORITHMS);

/** The algorithm of the list that fits the key's type. */
export function signatureAlgorithmFor(key: PrivateKey, hash: 'sha256' | 'sha1'): string {
  const { asymmetricKeyType } = key.keyObject;
  const found = Object.entries(ALGORITHMS).find(
    ([, { keyType, ...it }]) => keyType === asymmetricKeyType && it.hash === hash,
  );
  if (found === undefined) throw new TypeError(`There is no ${hash} signature algorithm for the key's type.`);
  return found[0];
}

export function digestOf(hash: 'sha256' | 'sha1', bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(hash).update(bytes).digest());
}

/** Throws `TypeError` for an algorithm that is not in the list or does not fit the key. */
export function signBytes(algorithm: string, key: PrivateKey, bytes: Uint8Array): Uint8Array {
  const known = lookUp(algorithm);
  if (known === undefined) throw new TypeError(`'${algorithm}' is not a signature algorithm of this package.`);
  if (key.keyObject.asymmetricKeyType !== known.keyType) throw new TypeError(`'${algorithm}' does not fit the key.`);
  return new Uint8Array(sign(known.hash, bytes, { key: key.keyObject, dsaEncoding: 'ieee-p1363' }));
}

/** @returns `false` too for an unknown algorithm or a key of another type. */
export function verifyBytes(
  algorithm: string,
  certificate: Certificate,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const known = lookUp(algorithm);
  if (known === undefined || certificate.publicKey.asymmetricKeyType !== known.keyType) return false;
  return verify(known.hash, bytes, { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

function lookUp(algorithm: string): Algorithm | undefined {
  return Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined;
}
