/** Makes key pairs: slow randomness, passed in like the other kind. */
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

export interface KeyPairs {
  /** A private RSA key in PEM (PKCS #8). Takes around 100 ms, beside the event loop. */
  rsa(bits: number): Promise<string>;
}

export const randomKeyPairs: KeyPairs = {
  async rsa(bits) {
    const { privateKey } = await promisify(generateKeyPair)('rsa', {
      modulusLength: bits,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    return privateKey;
  },
};
