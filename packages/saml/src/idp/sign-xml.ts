/** Puts an enveloped signature into an element (XML Signature 6.6.4, exclusive canonicalization). */
import type { Certificate, PrivateKey } from '../crypto/index.ts';

export interface SignXmlInput {
  readonly xml: string;
  /** The ID attribute of the element to sign; it becomes the signature's parent. */
  readonly id: string;
  readonly key: PrivateKey;
  readonly certificate: Certificate;
  readonly hash: 'sha256' | 'sha1';
  /** `first-child`, or right after the element's Issuer (what SAML demands for messages). */
  readonly place: 'first-child' | 'after-issuer';
}

/** Throws `TypeError` when the XML is not well-formed or has no such ID: it is our own. */
export function signXml(_input: SignXmlInput): string {
  throw new TypeError('not built yet');
}
