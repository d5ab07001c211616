/** Small questions to a tree, with `null` wherever the answer is missing. */
import { attributeOf, childOf, childrenOf, readDateTime, textOf, trimmedTextOf, type XmlElement } from '@latchkey/saml';
import type { Time } from './inspection.ts';

/** The first child of that name. */
export const first = (parent: XmlElement | null, namespace: string, name: string): XmlElement | null =>
  parent === null ? null : childOf(parent, namespace, name);

export const all = (parent: XmlElement | null, namespace: string, name: string): readonly XmlElement[] =>
  parent === null ? [] : childrenOf(parent, namespace, name);

export const attribute = (element: XmlElement | null, name: string): string | null =>
  element === null ? null : attributeOf(element, name);

export const text = (element: XmlElement | null): string | null => (element === null ? null : trimmedTextOf(element));

/** White space included: it matters where values are compared. */
export const exactText = (element: XmlElement): string => textOf(element) ?? '(holds elements)';

export function time(element: XmlElement | null, name: string): Time {
  const written = attribute(element, name);
  return written === null ? null : { written, instant: readDateTime(written) };
}
