/** Encrypts XML to a certificate, as an identity provider does with an assertion (XML Encryption 3, SAML Core 2.3.4). */
import { bytesOfText, type Certificate, encodeBase64, encryptAes, randomKey, wrapKey } from '../crypto/index.ts';
import { namespaces } from '../xml/index.ts';
import { keyTransport } from './algorithms.ts';

const algorithms = {
  'aes256-cbc': { uri: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc', aes: { mode: 'cbc', keyLength: 32 } },
  'aes256-gcm': { uri: 'http://www.w3.org/2009/xmlenc11#aes256-gcm', aes: { mode: 'gcm', keyLength: 32 } },
} as const;

/**
 * @param xml one element that declares the namespaces it uses.
 * @returns an EncryptedData element with its EncryptedKey, for EncryptedAssertion to hold. It differs each time: the key and
 *   the initialisation vector are random, the one thing in this package that is.
 */
export function encryptXml(xml: string, certificate: Certificate, algorithm: 'aes256-cbc' | 'aes256-gcm'): string {
  const { uri, aes } = algorithms[algorithm];
  const key = randomKey(aes.keyLength);
  const value = encodeBase64(encryptAes(aes, key, bytesOfText(xml)));
  const wrapped = encodeBase64(wrapKey(certificate, key));
  return (
    `<xenc:EncryptedData Type="${namespaces.encryption}Element" xmlns:xenc="${namespaces.encryption}">` +
    `<xenc:EncryptionMethod Algorithm="${uri}"/><KeyInfo xmlns="${namespaces.signature}">` +
    `<e:EncryptedKey xmlns:e="${namespaces.encryption}"><e:EncryptionMethod Algorithm="${keyTransport.oaepMgf1p}">` +
    `<DigestMethod Algorithm="${namespaces.signature}sha1"/></e:EncryptionMethod>` +
    `<e:CipherData><e:CipherValue>${wrapped}</e:CipherValue></e:CipherData></e:EncryptedKey></KeyInfo>` +
    `<xenc:CipherData><xenc:CipherValue>${value}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>`
  );
}
