/** RSA-OAEP key transport (RFC 8017, 7.1). PKCS #1 v1.5 is not here and must not be: it is an oracle. */
import { constants, createHash, privateDecrypt, publicEncrypt } from 'node:crypto';
import type { Certificate, PrivateKey } from './keys.ts';

export type OaepHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

export interface Oaep {
  readonly digest: OaepHash;
  readonly mgf: OaepHash;
  /** OAEPparams; empty where there are none. */
  readonly label: Uint8Array;
}

/** @returns `null` where the key does not fit or the padding is wrong, without saying which. */
export function unwrapKey(key: PrivateKey, wrapped: Uint8Array, oaep: Oaep): Uint8Array | null {
  if (key.keyType !== 'rsa' || wrapped.length !== key.modulusLength) return null;
  try {
    if (oaep.digest !== oaep.mgf) {
      const padding = constants.RSA_NO_PADDING;
      return removePadding(privateDecrypt({ key: key.keyObject, padding }, wrapped), oaep);
    }
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key: key.keyObject, padding, oaepHash: oaep.digest, oaepLabel: oaep.label }, wrapped);
  } catch {
    // Whatever OpenSSL says must not be told apart by anybody (Manger's attack).
    return null;
  }
}

/** For the identity provider half: SHA-1 and MGF1 with SHA-1, which every service provider can read. */
export function wrapKey(certificate: Certificate, key: Uint8Array): Uint8Array {
  if (certificate.keyType !== 'rsa') throw new TypeError('Keys can only be encrypted to an RSA certificate.');
  return publicEncrypt(
    { key: certificate.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    key,
  );
}

/**
 * EME-OAEP decoding for two different hashes, which OpenSSL can do but node:crypto cannot be asked for.
 * All checks are made before any result is known, so that the time tells nothing about which one failed.
 */
function removePadding(encoded: Uint8Array, { digest, mgf, label }: Oaep): Uint8Array | null {
  const labelHash = createHash(digest).update(label).digest();
  const hashLength = labelHash.length;
  if (encoded.length < 2 * hashLength + 2) return null;
  const seed = encoded.slice(1, 1 + hashLength);
  const block = encoded.slice(1 + hashLength);
  xor(seed, mask(mgf, block, hashLength));
  xor(block, mask(mgf, seed, block.length));
  let wrong = encoded[0] ?? 1;
  for (let i = 0; i < hashLength; i++) wrong |= (block[i] ?? 0) ^ (labelHash[i] ?? 0);
  // Zeros, a one, the message: finds the one without leaving the loop early.
  let start = 0;
  let searching = 1;
  for (let i = hashLength; i < block.length; i++) {
    const byte = block[i] ?? 0;
    const isOne = Number(byte === 1) & searching;
    start |= isOne * (i + 1);
    wrong |= searching & ~isOne & Number(byte !== 0);
    searching &= ~isOne;
  }
  return (wrong | searching) === 0 ? block.subarray(start) : null;
}

/** MGF1 (RFC 8017, B.2.1). */
function mask(hash: OaepHash, seed: Uint8Array, length: number): Uint8Array {
  const parts: Buffer[] = [];
  for (let counter = 0, made = 0; made < length; counter++) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const part = createHash(hash).update(seed).update(count).digest();
    parts.push(part);
    made += part.length;
  }
  return Buffer.concat(parts, length);
}

function xor(target: Uint8Array, other: Uint8Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) ^ (other[i] ?? 0);
}
