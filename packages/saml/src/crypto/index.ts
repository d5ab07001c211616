/** The only folder of this package that sees Node: keys, hashes, base64, inflate. */
export { type AesMode, decryptAes, encryptAes, randomKey } from './aes.ts';
export { decodeBase64, encodeBase64, passingBase64 } from './base64.ts';
export { deflate, inflate } from './deflate.ts';
export { digestBase64, digestHex, digestOctets, type HashName } from './hash.ts';
export {
  type Certificate,
  certificateFrom,
  type KeyType,
  type PrivateKey,
  privateKeyFromPem,
  readCertificate,
} from './keys.ts';
export { type Oaep, type OaepHash, unwrapKey, wrapKey } from './oaep.ts';
export {
  bytesOfOctets,
  bytesOfText,
  isAscii,
  isUtf8,
  octetsOf,
  octetsOfText,
  textOfBytes,
  textOfOctets,
} from './octets.ts';
export { type SelfSignedInput, selfSignedCertificate } from './self-signed-certificate.ts';
export { signBytes, verifyBytes, verifyOctets } from './sign.ts';
