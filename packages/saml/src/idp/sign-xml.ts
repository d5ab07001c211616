/** Puts an enveloped signature into an element (XML Signature 6.6.4, exclusive canonicalization). */
import {
  bytesOfText,
  type Certificate,
  digestBase64,
  encodeBase64,
  type PrivateKey,
  signBytes,
  textOfBytes,
} from '../crypto/index.ts';
import { escapeAttribute } from '../escape.ts';
import { digestAlgorithmUri, signatureAlgorithmUri, transforms } from '../signature/algorithms.ts';
import {
  attributeOf,
  canonicalize,
  following,
  is,
  metadataLimits,
  namespaces,
  parseXml,
  type XmlElement,
} from '../xml/index.ts';

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
export function signXml(input: SignXmlInput): string {
  const bytes = bytesOfText(input.xml);
  const element = elementWithId(bytes, input.id);
  const offset = insertionOffset(element, input.place);
  const digest = digestBase64(input.hash, canonicalize(element, { mode: 'exclusive' }));
  const signature = writeSignature(input, digest);
  return textOfBytes(bytes.subarray(0, offset)) + signature + textOfBytes(bytes.subarray(offset));
}

function elementWithId(bytes: Uint8Array, id: string): XmlElement {
  const parsed = parseXml(bytes, metadataLimits);
  if (!parsed.ok) throw new TypeError(`The XML to sign cannot be read: ${parsed.rejection.message}`);
  for (let element: XmlElement | null = parsed.value; element !== null; element = following(element, parsed.value)) {
    if (attributeOf(element, 'ID') === id) return element;
  }
  throw new TypeError(`The XML to sign has no element with the ID '${id}'.`);
}

function insertionOffset(element: XmlElement, place: SignXmlInput['place']): number {
  const first = element.firstChild;
  if (place === 'first-child') {
    if (first === null) throw new TypeError('The element to sign has no child element.');
    return element.contentStart;
  }
  if (first === null || !is(first, namespaces.assertion, 'Issuer')) {
    throw new TypeError('The element to sign does not begin with an Issuer.');
  }
  return first.end;
}

function writeSignature({ id, key, certificate, hash }: SignXmlInput, digest: string): string {
  if (key.keyType === 'other') throw new TypeError('XML signatures need an RSA or EC key.');
  const algorithm = signatureAlgorithmUri(key.keyType, hash);
  const signedInfo =
    `<CanonicalizationMethod Algorithm="${transforms.exclusive}"/><SignatureMethod Algorithm="${algorithm}"/>` +
    `<Reference URI="#${escapeAttribute(id)}"><Transforms><Transform Algorithm="${transforms.enveloped}"/>` +
    `<Transform Algorithm="${transforms.exclusive}"/></Transforms><DigestMethod Algorithm="${digestAlgorithmUri(hash)}"/>` +
    `<DigestValue>${digest}</DigestValue></Reference></SignedInfo>`;
  const standalone = parseXml(bytesOfText(`<SignedInfo xmlns="${namespaces.signature}">${signedInfo}`));
  if (!standalone.ok) throw new TypeError(`The ID '${id}' cannot be referred to.`);
  const value = signBytes(key, hash, canonicalize(standalone.value, { mode: 'exclusive' }));
  return (
    `<Signature xmlns="${namespaces.signature}"><SignedInfo>${signedInfo}` +
    `<SignatureValue>${encodeBase64(value)}</SignatureValue><KeyInfo><X509Data>` +
    `<X509Certificate>${certificate.base64}</X509Certificate></X509Data></KeyInfo></Signature>`
  );
}
