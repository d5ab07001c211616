/** Finds everything in a document that could be taken for an assertion or a signature, wherever it stands. */
import { following, is, namespaces, type XmlElement } from '../xml/index.ts';

export interface Survey {
  /** Assertion and EncryptedAssertion, in document order. */
  readonly assertions: readonly XmlElement[];
  readonly signatures: readonly XmlElement[];
}

/** One walk over the whole tree: what is not where it belongs is what attacks are made of. */
export function survey(root: XmlElement): Survey {
  const assertions: XmlElement[] = [];
  const signatures: XmlElement[] = [];
  for (let element: XmlElement | null = root; element !== null; element = following(element, root)) {
    if (isAssertion(element)) assertions.push(element);
    else if (is(element, namespaces.signature, 'Signature')) signatures.push(element);
  }
  return { assertions, signatures };
}

export const isEncryptedAssertion = (element: XmlElement): boolean =>
  is(element, namespaces.assertion, 'EncryptedAssertion');

const isAssertion = (element: XmlElement): boolean =>
  is(element, namespaces.assertion, 'Assertion') || isEncryptedAssertion(element);
