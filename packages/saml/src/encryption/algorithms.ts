/** The algorithms that encrypted elements may use, by their URIs: what is not in these lists is refused. */
import type { AesMode, OaepHash } from '../crypto/index.ts';

const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';
const xmlenc11 = 'http://www.w3.org/2009/xmlenc11#';

export const dataAlgorithms: ReadonlyMap<string, AesMode> = new Map([
  [`${xmlenc11}aes128-gcm`, { mode: 'gcm', keyLength: 16 }],
  [`${xmlenc11}aes192-gcm`, { mode: 'gcm', keyLength: 24 }],
  [`${xmlenc11}aes256-gcm`, { mode: 'gcm', keyLength: 32 }],
  // Unauthenticated, but still the default of most providers: used only where a signature covers the content.
  [`${xmlenc}aes128-cbc`, { mode: 'cbc', keyLength: 16 }],
  [`${xmlenc}aes192-cbc`, { mode: 'cbc', keyLength: 24 }],
  [`${xmlenc}aes256-cbc`, { mode: 'cbc', keyLength: 32 }],
]);

export const keyTransport = {
  /** MGF1 is always with SHA-1, whatever the digest (XML Encryption 1.1, 5.5.2). */
  oaepMgf1p: `${xmlenc}rsa-oaep-mgf1p`,
  oaep: `${xmlenc11}rsa-oaep`,
} as const;

export const oaepDigests: ReadonlyMap<string, OaepHash> = new Map([
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
  [`${xmlenc}sha256`, 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  [`${xmlenc}sha512`, 'sha512'],
]);

export const maskGenerators: ReadonlyMap<string, OaepHash> = new Map([
  [`${xmlenc11}mgf1sha1`, 'sha1'],
  [`${xmlenc11}mgf1sha256`, 'sha256'],
  [`${xmlenc11}mgf1sha384`, 'sha384'],
  [`${xmlenc11}mgf1sha512`, 'sha512'],
]);
