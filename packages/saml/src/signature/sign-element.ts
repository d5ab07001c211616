/** Signs an element of our own with an enveloped signature (XML Signature 6.6.4, SAML Core 5.4). */
import {
  bytesOfText,
  type Certificate,
  digestBase64,
  encodeBase64,
  octetsOfText,
  type PrivateKey,
  signBytes,
  textOfOctets,
} from '../crypto/index.ts';
import { attributeOf, canonicalize, childOf, escapeXml, namespaces, type XmlElement } from '../xml/index.ts';
import { digestAlgorithmUri, signatureAlgorithmUri, transforms } from './algorithms.ts';

export interface ElementSigning {
  readonly key: PrivateKey;
  /** Goes into KeyInfo. */
  readonly certificate: Certificate;
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** `first-child`, or right after the element's Issuer (what SAML demands for messages). */
  readonly place: 'first-child' | 'after-issuer';
}

/**
 * @param element of a document of our own, with an `ID`, not empty, and not signed yet.
 * @returns the whole document with the signature in it. Throws `TypeError` where the element is not as described.
 */
export function signElement(element: XmlElement, signing: ElementSigning): string {
  const { octets } = element.document;
  const offset = placeOf(element, signing.place);
  const signature = octetsOfText(signatureOf(element, signing));
  return textOfOctets(octets.slice(0, offset) + signature + octets.slice(offset));
}

function placeOf(element: XmlElement, place: ElementSigning['place']): number {
  if (element.contentStart === element.end) throw new TypeError('An empty element has no room for a signature.');
  if (place === 'first-child') return element.contentStart;
  const issuer = childOf(element, namespaces.assertion, 'Issuer');
  if (issuer === null) throw new TypeError('The element has no Issuer to put the signature after.');
  return issuer.end;
}

/** The Signature element in the default namespace, as Entra ID writes it. */
function signatureOf(element: XmlElement, signing: ElementSigning): string {
  const id = attributeOf(element, 'ID');
  if (id === null || id === '' || escapeXml(id) !== id) throw new TypeError('The element has no ID to refer to.');
  const digest = digestBase64(signing.hash, canonicalize(element, { mode: 'exclusive' }));
  // Canonical form: no empty-element tags, and the apex carries the namespace that it inherits in the document.
  const canonical = `<SignedInfo xmlns="${namespaces.signature}">${signedInfo(id, digest, signing, (name) => `></${name}>`)}`;
  const value = encodeBase64(signBytes(signing.key, signing.hash, bytesOfText(canonical)));
  return (
    `<Signature xmlns="${namespaces.signature}"><SignedInfo>${signedInfo(id, digest, signing, () => '/>')}` +
    `<SignatureValue>${value}</SignatureValue>` +
    `<KeyInfo><X509Data><X509Certificate>${signing.certificate.base64}</X509Certificate></X509Data></KeyInfo></Signature>`
  );
}

/** What follows the start tag of SignedInfo. `close` ends an empty element of the given name. */
function signedInfo(id: string, digest: string, signing: ElementSigning, close: (name: string) => string): string {
  const { keyType } = signing.key;
  if (keyType === 'other') throw new TypeError('XML signatures need an RSA or EC key.');
  const algorithm = (name: string, uri: string): string => `<${name} Algorithm="${uri}"${close(name)}`;
  return (
    algorithm('CanonicalizationMethod', transforms.exclusive) +
    algorithm('SignatureMethod', signatureAlgorithmUri(keyType, signing.hash)) +
    `<Reference URI="#${id}"><Transforms>` +
    algorithm('Transform', transforms.enveloped) +
    algorithm('Transform', transforms.exclusive) +
    `</Transforms>${algorithm('DigestMethod', digestAlgorithmUri(signing.hash))}` +
    `<DigestValue>${digest}</DigestValue></Reference></SignedInfo>`
  );
}
