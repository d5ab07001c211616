/** SP keys: the one door. */
export { describeDecryption } from './describe-decryption.ts';
export { registerSpKeys } from './sp-key-routes.ts';
export { decryptionKeysOf, hasActiveKey, publishedCertificates, type SigningKey, signingKeyOf } from './use-sp-keys.ts';
