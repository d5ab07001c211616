/** XML encryption as SAML uses it: one element, AES, its key by RSA-OAEP. */
export { type DecryptedElement, decryptElement, decryptionFailed } from './decrypt-element.ts';
export { encryptXml } from './encrypt-element.ts';
