/** Puts an enveloped signature into an element (XML Signature 6.6.4, exclusive canonicalization). */
import { base64Encode } from '../crypto/bytes.ts';
import { bytesOfText, type Certificate, type PrivateKey, textOfBytes } from '../crypto/index.ts';
import { digestOf, signatureAlgorithmFor, signBytes } from '../crypto/sign-bytes.ts';
import { escapeAttribute } from '../escape.ts';
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

const EXCLUSIVE = namespaces.exclusiveCanonicalization;
const ENVELOPED = `${namespaces.signature}enveloped-signature`;
const DIGESTS = { sha256: `${namespaces.encryption}sha256`, sha1: `${namespaces.signature}sha1` };

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
  const digest = base64Encode(digestOf(input.hash, canonicalize(element, { mode: 'exclusive' })));
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
  const algorithm = signatureAlgorithmFor(key, hash);
  const signedInfo =
    `<CanonicalizationMethod Algorithm="${EXCLUSIVE}"/><SignatureMethod Algorithm="${algorithm}"/>` +
    `<Reference URI="#${escapeAttribute(id)}"><Transforms><Transform Algorithm="${ENVELOPED}"/>` +
    `<Transform Algorithm="${EXCLUSIVE}"/></Transforms><DigestMethod Algorithm="${DIGESTS[hash]}"/>` +
    `<DigestValue>${digest}</DigestValue></Reference></SignedInfo>`;
  const standalone = parseXml(bytesOfText(`<SignedInfo xmlns="${namespaces.signature}">${signedInfo}`));
  if (!standalone.ok) throw new TypeError(`The ID '${id}' cannot be referred to.`);
  const value = signBytes(algorithm, key, canonicalize(standalone.value, { mode: 'exclusive' }));
  return (
    `<Signature xmlns="${namespaces.signature}"><SignedInfo>${signedInfo}` +
    `<SignatureValue>${base64Encode(value)}</SignatureValue><KeyInfo><X509Data>` +
    `<X509Certificate>${base64Encode(certificate.der)}</X509Certificate></X509Data></KeyInfo></Signature>`
  );
}
