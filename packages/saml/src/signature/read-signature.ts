/** Reads a Signature element by the narrow profile of SAML (Core 5.4): one Reference, two transforms, known algorithms. */
import type { HashName } from '../crypto/index.ts';
import { decodeBase64 } from '../crypto/index.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { accept, type Rejection, reject, type Verdict } from '../verdict.ts';
import {
  attributeOf,
  following,
  hasText,
  is,
  namespaces,
  positionOf,
  trimmedTextOf,
  type XmlElement,
} from '../xml/index.ts';
import {
  canonicalizationAlgorithms,
  digestAlgorithms,
  type SignatureAlgorithm,
  signatureAlgorithms,
} from './algorithms.ts';
import { readPrefixList, readTransforms } from './read-transforms.ts';

/** A signature that is well-formed and allowed; whether it is right is not known yet. */
export interface ReadSignature {
  readonly element: XmlElement;
  readonly signedInfo: XmlElement;
  readonly info: SignedInfo;
  readonly value: Uint8Array;
  readonly keyInfo: XmlElement | null;
}

const MAX_COUNTED = 6;

/** What SignedInfo says. */
export interface SignedInfo {
  /** How SignedInfo itself is canonicalized, and with which InclusiveNamespaces. */
  readonly mode: 'exclusive' | 'inclusive';
  readonly prefixes: readonly string[];
  readonly algorithm: SignatureAlgorithm;
  readonly algorithmUri: string;
  readonly reference: Reference;
}

/** What is signed. */
export interface Reference {
  readonly digestHash: HashName;
  /** As written: base64, perhaps broken into lines. */
  readonly digestValue: string;
  /** InclusiveNamespaces of the exclusive canonicalization transform. */
  readonly prefixes: readonly string[];
}

export const refuse = (
  code: RejectionCode,
  at: XmlElement,
  message: string,
  more?: Partial<Rejection>,
): Verdict<never> => reject({ code, message, ...more, position: positionOf(at) });

export const outOfProportion = (at: XmlElement): Verdict<never> =>
  refuse('MESSAGE_TOO_LARGE', at, 'The canonical form of what is signed is out of all proportion to the message.');

/** @param parent the element that the signature is in and must refer to, by its `ID`. */
export function readSignature(signature: XmlElement, parent: XmlElement): Verdict<ReadSignature> {
  const signedInfo = signature.firstChild;
  const signatureValue = signedInfo?.next ?? null;
  const keyInfo = signatureValue?.next ?? null;
  if (
    hasText(signature) ||
    signedInfo === null ||
    signatureValue === null ||
    !is(signedInfo, namespaces.signature, 'SignedInfo') ||
    !is(signatureValue, namespaces.signature, 'SignatureValue') ||
    (keyInfo !== null && (keyInfo.next !== null || !is(keyInfo, namespaces.signature, 'KeyInfo')))
  ) {
    return malformed(signature, 'A signature holds SignedInfo, SignatureValue and at most one KeyInfo, nothing else.');
  }
  if (keyInfo !== null && holdsSaml(keyInfo)) {
    return malformed(keyInfo, 'KeyInfo holds parts of a SAML message, which the signature does not cover.');
  }
  const info = readSignedInfo(signedInfo, parent);
  if (!info.ok) return info;
  const value = decodeBase64(trimmedTextOf(signatureValue) ?? '');
  if (value === null || value.length === 0) return malformed(signatureValue, 'SignatureValue is not base64.');
  return accept({ element: signature, signedInfo, info: info.value, value, keyInfo });
}

function readSignedInfo(signedInfo: XmlElement, parent: XmlElement): Verdict<SignedInfo> {
  const canonicalization = signedInfo.firstChild;
  const method = canonicalization?.next ?? null;
  const reference = method?.next ?? null;
  if (
    hasText(signedInfo) ||
    canonicalization === null ||
    method === null ||
    !is(canonicalization, namespaces.signature, 'CanonicalizationMethod') ||
    !is(method, namespaces.signature, 'SignatureMethod')
  ) {
    return malformed(signedInfo, 'SignedInfo begins with CanonicalizationMethod and SignatureMethod.');
  }
  const mode = canonicalizationAlgorithms.get(attributeOf(canonicalization, 'Algorithm') ?? '');
  if (mode === undefined) return forbidden(canonicalization, [...canonicalizationAlgorithms.keys()]);
  const prefixes = readPrefixList(canonicalization, mode === 'exclusive');
  if (!prefixes.ok) return prefixes;
  const algorithm = readAlgorithm(method, signatureAlgorithms);
  if (!algorithm.ok) return algorithm;
  if (method.firstChild !== null || hasText(method)) return malformed(method, 'SignatureMethod has parameters.');
  if (reference === null || reference.next !== null || !is(reference, namespaces.signature, 'Reference')) {
    return refuse('SIGNATURE_REFERENCE_MISMATCH', signedInfo, 'SignedInfo must have one Reference.', {
      expected: ['1'],
      received: [String(countUpTo(MAX_COUNTED, reference))],
    });
  }
  const read = readReference(reference, parent);
  if (!read.ok) return read;
  return accept({
    mode,
    prefixes: prefixes.value,
    algorithm: algorithm.value,
    algorithmUri: attributeOf(method, 'Algorithm') ?? '',
    reference: read.value,
  });
}

/** Whether it is `#` and the ID. */
const refersTo = (uri: string, id: string): boolean =>
  uri.length === id.length + 1 && uri.startsWith('#') && uri.endsWith(id);

/** Exactly one Reference, and to the parent's own ID (Core 5.4.2): never to anything that would have to be looked for. */
function readReference(reference: XmlElement, parent: XmlElement): Verdict<Reference> {
  const id = attributeOf(parent, 'ID');
  const uri = attributeOf(reference, 'URI');
  if (id === null || id === '' || uri === null || !refersTo(uri, id)) {
    return refuse('SIGNATURE_REFERENCE_MISMATCH', reference, 'The signature is over something else than its parent.', {
      expected: id === null || id === '' ? [] : [`#${id}`],
      received: uri === null ? [] : [uri],
    });
  }
  const transforms = reference.firstChild;
  const method = transforms?.next ?? null;
  const digestValue = method?.next ?? null;
  if (transforms === null || !is(transforms, namespaces.signature, 'Transforms')) {
    return refuse('SIGNATURE_TRANSFORM_FORBIDDEN', reference, 'The reference does not begin with its transforms.');
  }
  const prefixes = readTransforms(transforms);
  if (!prefixes.ok) return prefixes;
  if (
    hasText(reference) ||
    method === null ||
    digestValue === null ||
    digestValue.next !== null ||
    !is(method, namespaces.signature, 'DigestMethod') ||
    !is(digestValue, namespaces.signature, 'DigestValue')
  ) {
    return malformed(reference, 'A reference holds Transforms, DigestMethod and DigestValue, nothing else.');
  }
  const digestHash = readAlgorithm(method, digestAlgorithms);
  if (!digestHash.ok) return digestHash;
  const value = trimmedTextOf(digestValue) ?? '';
  if (value === '') return malformed(digestValue, 'DigestValue is empty.');
  return accept({ digestHash: digestHash.value, digestValue: value, prefixes: prefixes.value });
}

function readAlgorithm<T>(method: XmlElement, known: ReadonlyMap<string, T>): Verdict<T> {
  const uri = attributeOf(method, 'Algorithm') ?? '';
  const found = known.get(uri);
  return found === undefined ? forbidden(method, [...known.keys()]) : accept(found);
}

const forbidden = (method: XmlElement, expected: readonly string[]): Verdict<never> =>
  refuse('SIGNATURE_ALGORITHM_FORBIDDEN', method, `${method.localName} names an algorithm that is not accepted.`, {
    expected,
    received: [attributeOf(method, 'Algorithm') ?? ''],
  });

const malformed = (at: XmlElement, message: string): Verdict<never> => refuse('SIGNATURE_MALFORMED', at, message);

/** What stands in a Signature is left out of the digest: a place to hide what other readers may find. */
function holdsSaml(keyInfo: XmlElement): boolean {
  for (let element: XmlElement | null = keyInfo; element !== null; element = following(element, keyInfo)) {
    if (element.namespace === namespaces.assertion || element.namespace === namespaces.protocol) return true;
  }
  return false;
}

/** How many elements there are from here on; more than anything here may have are not worth counting. */
function countUpTo(limit: number, first: XmlElement | null): number {
  let count = 0;
  for (let element = first; element !== null && count < limit; element = element.next) count++;
  return count;
}
