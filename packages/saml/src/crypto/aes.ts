/** AES as XML Encryption frames it (1.1, 5.2): the initialisation vector first, in GCM the tag last. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface AesMode {
  readonly mode: 'cbc' | 'gcm';
  /** Length of the key in bytes. */
  readonly keyLength: 16 | 24 | 32;
}

const BLOCK = 16;
const GCM_IV = 12;
const GCM_TAG = 16;

/** A fresh key for {@link encryptAes}. Drawn here, and not passed in, because a key that is used twice breaks GCM. */
export const randomKey = (length: number): Uint8Array => randomBytes(length);

/** @returns `null` where key, length, tag or padding do not fit. */
export function decryptAes(aes: AesMode, key: Uint8Array, data: Uint8Array): Uint8Array | null {
  if (key.length !== aes.keyLength) return null;
  return aes.mode === 'gcm' ? decryptGcm(aes, key, data) : decryptCbc(aes, key, data);
}

function decryptGcm(aes: AesMode, key: Uint8Array, data: Uint8Array): Uint8Array | null {
  if (data.length < GCM_IV + GCM_TAG) return null;
  const tagStart = data.length - GCM_TAG;
  const decipher = createDecipheriv(`aes-${bits(aes)}-gcm`, key, data.subarray(0, GCM_IV), { authTagLength: GCM_TAG });
  decipher.setAuthTag(data.subarray(tagStart));
  const plaintext = decipher.update(data.subarray(GCM_IV, tagStart));
  try {
    decipher.final();
    return plaintext;
  } catch {
    // The tag does not fit: OpenSSL has no other way to say so.
    return null;
  }
}

function decryptCbc(aes: AesMode, key: Uint8Array, data: Uint8Array): Uint8Array | null {
  if (data.length < 2 * BLOCK || data.length % BLOCK !== 0) return null;
  const decipher = createDecipheriv(`aes-${bits(aes)}-cbc`, key, data.subarray(0, BLOCK));
  // XML Encryption lets all bytes of the padding but the last be anything (5.2.1), so it is taken off here.
  decipher.setAutoPadding(false);
  const padded = decipher.update(data.subarray(BLOCK));
  decipher.final();
  const padding = padded[padded.length - 1] ?? 0;
  return padding >= 1 && padding <= BLOCK ? padded.subarray(0, padded.length - padding) : null;
}

export function encryptAes(aes: AesMode, key: Uint8Array, plaintext: Uint8Array): Uint8Array {
  if (aes.mode === 'gcm') {
    const iv = randomBytes(GCM_IV);
    const cipher = createCipheriv(`aes-${bits(aes)}-gcm`, key, iv, { authTagLength: GCM_TAG });
    const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    return Buffer.concat([iv, body, cipher.getAuthTag()]);
  }
  const iv = randomBytes(BLOCK);
  const cipher = createCipheriv(`aes-${bits(aes)}-cbc`, key, iv);
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final()]);
}

const bits = (aes: AesMode): 128 | 192 | 256 => (aes.keyLength === 16 ? 128 : aes.keyLength === 24 ? 192 : 256);
