/** The algorithms that signatures may use, by their URIs: what is not in these lists is refused. */
import type { HashName } from '../crypto/index.ts';

export const canonicalizationAlgorithms: ReadonlyMap<string, 'exclusive' | 'inclusive'> = new Map([
  ['http://www.w3.org/2001/10/xml-exc-c14n#', 'exclusive'],
  // SAML recommends the exclusive one (Core 5.4.3), but some providers canonicalize SignedInfo with this.
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', 'inclusive'],
]);

export const transforms = {
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const;

export interface SignatureAlgorithm {
  readonly keyType: 'rsa' | 'ec';
  readonly hash: HashName;
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';

/** SHA-1 is in the list so that it can be named; whether it is accepted is the identity provider's setting. */
export const signatureAlgorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  [`${more}rsa-sha256`, { keyType: 'rsa', hash: 'sha256' }],
  [`${more}rsa-sha384`, { keyType: 'rsa', hash: 'sha384' }],
  [`${more}rsa-sha512`, { keyType: 'rsa', hash: 'sha512' }],
  [`${more}ecdsa-sha256`, { keyType: 'ec', hash: 'sha256' }],
  [`${more}ecdsa-sha384`, { keyType: 'ec', hash: 'sha384' }],
  [`${more}ecdsa-sha512`, { keyType: 'ec', hash: 'sha512' }],
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', { keyType: 'rsa', hash: 'sha1' }],
  [`${more}ecdsa-sha1`, { keyType: 'ec', hash: 'sha1' }],
]);

export const digestAlgorithms: ReadonlyMap<string, HashName> = new Map([
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  [`${more}sha384`, 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
  ['http://www.w3.org/2000/09/xmldsig#sha1', 'sha1'],
]);

/** The URI of a signature algorithm, for writing. */
export function signatureAlgorithmUri(keyType: 'rsa' | 'ec', hash: HashName): string {
  for (const [uri, algorithm] of signatureAlgorithms) {
    if (algorithm.keyType === keyType && algorithm.hash === hash) return uri;
  }
  throw new TypeError(`There is no signature algorithm for ${keyType} with ${hash}.`);
}

/** The URI of a digest algorithm, for writing. */
export function digestAlgorithmUri(hash: HashName): string {
  for (const [uri, name] of digestAlgorithms) if (name === hash) return uri;
  throw new TypeError(`There is no digest algorithm ${hash}.`);
}
