/** Verifies an enveloped signature. The only maker of `SignedElement`: what is read for trust must have come through here. */
import { type Certificate, digestOctets } from '../crypto/index.ts';
import type { DecryptedElement } from '../encryption/index.ts';
import { accept, type Verdict } from '../verdict.ts';
import {
  attributeOf,
  canonicalOctets,
  childrenOf,
  namespaces,
  withoutWhiteSpace,
  type XmlElement,
} from '../xml/index.ts';
import { digestAlgorithmUri, signatureAlgorithms } from './algorithms.ts';
import { findSigner } from './find-signer.ts';
import { outOfProportion, type ReadSignature, readSignature, refuse } from './read-signature.ts';

/** The only source of trust. KeyInfo in a message never is. */
export interface TrustedKeys {
  readonly certificates: readonly Certificate[];
  /** Accept SHA-1, for an identity provider that its admin has marked as legacy. */
  readonly allowSha1: boolean;
}

/** A right signature: where, with what and by whom. */
export interface ElementSignature {
  /** ID of the element that carries it. */
  readonly id: string;
  readonly algorithm: string;
  readonly certificateSha256: string;
}

class Signed {
  readonly element: XmlElement;
  readonly signature: ElementSignature;
  // Makes the type nominal: nothing that was not made here is taken for it.
  readonly #verified = true;

  constructor(element: XmlElement, signature: ElementSignature) {
    this.element = element;
    this.signature = signature;
  }

  get isVerified(): boolean {
    return this.#verified;
  }
}

/** An element whose content, its own Signature apart, a trusted key has signed. The class itself stays in this file. */
export type SignedElement = Signed;

/** The Signature among an element's children, where there is one. */
export function signatureIn(element: XmlElement): XmlElement | null {
  return childrenOf(element, namespaces.signature, 'Signature')[0] ?? null;
}

/**
 * Verifies the one Signature that is a child of `element` and refers to its `ID` (Core 5.4.1, 5.4.2).
 * Codes: SIGNATURE_* (SIGNATURE_MISSING where there is none).
 */
export function verifyEnveloped(element: XmlElement, trusted: TrustedKeys): Verdict<SignedElement> {
  const [signature, second] = childrenOf(element, namespaces.signature, 'Signature');
  if (signature === undefined) {
    return refuse('SIGNATURE_MISSING', element, `${element.localName} carries no signature.`);
  }
  if (second !== undefined) {
    return refuse('SIGNATURE_MISPLACED', second, `${element.localName} carries more than one signature.`);
  }
  const read = readSignature(signature, element);
  if (!read.ok) return read;
  const { reference, algorithmUri } = read.value.info;
  const { digestHash, digestValue, prefixes } = reference;
  const content = canonicalOctets(element, { mode: 'exclusive', inclusivePrefixes: prefixes, omit: signature });
  if (content === null) return outOfProportion(element);
  const digest = digestOctets(digestHash, content);
  if (!isWritten(digest, digestValue)) {
    return refuse('SIGNATURE_DIGEST_MISMATCH', signature, `${element.localName} was changed after it was signed.`, {
      expected: [digestValue],
      received: [digest],
    });
  }
  const sha1 = trusted.allowSha1 ? null : findSha1(read.value);
  if (sha1 !== null) return sha1;
  const signer = findSigner(read.value, trusted.certificates);
  if (!signer.ok) return signer;
  const id = attributeOf(element, 'ID') ?? '';
  return accept(new Signed(element, { id, algorithm: algorithmUri, certificateSha256: signer.value.sha256 }));
}

/**
 * Compared as base64, in its only canonical spelling. Some signers break it into lines (xmlsec1 does so from SHA-512 on):
 * XML white space inside it means nothing.
 */
const isWritten = (digest: string, written: string): boolean =>
  digest === written || digest === withoutWhiteSpace(written);

/** Refused only once the digest is right: of a ciphertext that was tampered with, nothing may be told (see decryption). */
function findSha1({ element, info }: ReadSignature): Verdict<never> | null {
  const { algorithm, algorithmUri, reference } = info;
  const { digestHash } = reference;
  if (algorithm.hash !== 'sha1' && digestHash !== 'sha1') return null;
  return refuse('SIGNATURE_SHA1_FORBIDDEN', element, 'The signature uses SHA-1, which can be forged.', {
    expected: strongAlgorithms,
    received: algorithm.hash === 'sha1' ? [algorithmUri] : [digestAlgorithmUri(digestHash)],
  });
}

const strongAlgorithms = [...signatureAlgorithms].filter(([, { hash }]) => hash !== 'sha1').map(([uri]) => uri);

/** What was decrypted from inside a signed element: the signature covers the ciphertext, which can mean nothing else. */
export function coveredContentOf(outer: SignedElement, decrypted: DecryptedElement): SignedElement {
  return new Signed(decrypted.root, coveredBy(outer, decrypted.source).signature);
}

/** An element inside a signed one, and not inside its Signature, is covered by the same signature. */
export function coveredBy(outer: SignedElement, inner: XmlElement): SignedElement {
  const signature = signatureIn(outer.element);
  let up: XmlElement | null = inner;
  while (up !== null && up !== outer.element && up !== signature) up = up.parent;
  if (up !== outer.element) throw new TypeError('The element is not covered by this signature.');
  return new Signed(inner, outer.signature);
}
