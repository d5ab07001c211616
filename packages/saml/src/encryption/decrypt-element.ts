/** Decrypts an EncryptedAssertion, EncryptedID or EncryptedAttribute into a document of its own. */
import { decryptAes, type PrivateKey, unwrapKey } from '../crypto/index.ts';
import { accept, type Rejection, reject, type Verdict } from '../verdict.ts';
import { parseXml, positionOf, type XmlElement } from '../xml/index.ts';
import { type EncryptedContent, readEncrypted } from './read-encrypted.ts';

class Decrypted {
  /** The encrypted element it came from. */
  readonly source: XmlElement;
  /** Root of the plaintext, which is parsed for itself: it sees no namespaces of the message around it. */
  readonly root: XmlElement;
  /** Nobody can have changed the ciphertext. It may still come from anybody. */
  readonly isAuthenticated: boolean;
  readonly #decrypted = true;

  constructor(source: XmlElement, root: XmlElement, isAuthenticated: boolean) {
    this.source = source;
    this.root = root;
    this.isAuthenticated = isAuthenticated;
  }

  get isDecrypted(): boolean {
    return this.#decrypted;
  }
}

/** Made in this file only, so that a plaintext cannot be paired with a ciphertext that it did not come from. */
export type DecryptedElement = Decrypted;

/**
 * @param keys all are tried, so that keys can be rolled over; KeyInfo is not needed to find the right one.
 * Codes: ENCRYPTION_*. Whatever goes wrong with the bytes themselves is ENCRYPTION_FAILED and nothing more.
 */
export function decryptElement(holder: XmlElement, keys: readonly PrivateKey[]): Verdict<DecryptedElement> {
  const content = readEncrypted(holder);
  if (!content.ok) return content;
  if (keys.length === 0) {
    return reject({
      code: 'ENCRYPTION_KEY_MISSING',
      message: `There is an ${holder.localName}, but no key to decrypt it.`,
      position: positionOf(holder),
    });
  }
  const plaintext = decrypt(content.value, keys);
  const parsed = plaintext === null ? null : parseXml(plaintext);
  if (parsed?.ok !== true) return reject(decryptionFailed(holder));
  return accept(new Decrypted(holder, parsed.value, content.value.aes.mode === 'gcm'));
}

/** What is said of every failure, so that a sender who tries out ciphertexts learns nothing from the answer. */
export const decryptionFailed = (holder: XmlElement): Rejection => ({
  code: 'ENCRYPTION_FAILED',
  message: `${holder.localName} cannot be decrypted with our keys to something that is signed.`,
  position: positionOf(holder),
});

function decrypt(content: EncryptedContent, keys: readonly PrivateKey[]): Uint8Array | null {
  for (const { bytes, oaep } of content.wrappedKeys) {
    for (const key of keys) {
      const unwrapped = unwrapKey(key, bytes, oaep);
      // A wrong key costs the same time as a right one: a stand-in decrypts to garbage, which is then thrown away.
      const fits = unwrapped !== null && unwrapped.length === content.aes.keyLength;
      const plaintext = decryptAes(
        content.aes,
        fits ? unwrapped : new Uint8Array(content.aes.keyLength),
        content.bytes,
      );
      if (fits && plaintext !== null) return plaintext;
    }
  }
  return null;
}
