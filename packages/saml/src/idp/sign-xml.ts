/** Puts an enveloped signature into an element (XML Signature 6.6.4, exclusive canonicalization). */
import { bytesOfText, type Certificate, type PrivateKey } from '../crypto/index.ts';
import { signElement } from '../signature/index.ts';
import { attributeOf, following, metadataLimits, parseXml, type XmlElement } from '../xml/index.ts';

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

/**
 * The Signature has Entra ID's form: default namespace, one line, the certificate in KeyInfo. All other characters of the
 * document stay as they are.
 *
 * Throws `TypeError` when the XML is not well-formed, has no such ID, or has no Issuer to stand behind: it is our own.
 */
export function signXml({ xml, id, ...signing }: SignXmlInput): string {
  const parsed = parseXml(bytesOfText(xml), metadataLimits);
  if (!parsed.ok) throw new TypeError(`The XML to sign cannot be read: ${parsed.rejection.message}`);
  for (let element: XmlElement | null = parsed.value; element !== null; element = following(element, parsed.value)) {
    if (attributeOf(element, 'ID') === id) return signElement(element, signing);
  }
  throw new TypeError(`The XML to sign has no element with the ID '${id}'.`);
}
