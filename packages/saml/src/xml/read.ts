/** Reads a tree: children by namespace and local name, attributes, values. */
import { textOfOctets } from '../crypto/index.ts';
import { expandAttribute, expandText, textOfCodePoint } from './decode.ts';
import { CONTENT_IRREGULAR, flag, type XmlElement } from './tree.ts';

export const is = (element: XmlElement, namespace: string, localName: string): boolean =>
  element.localName === localName && element.namespace === namespace;

/** The first child of that name, or `null`. Where only one may be there, ask {@link childrenOf} how many there are. */
export function childOf(parent: XmlElement, namespace: string, localName: string): XmlElement | null {
  for (let child = parent.firstChild; child !== null; child = child.next) {
    if (is(child, namespace, localName)) return child;
  }
  return null;
}

export function childrenOf(parent: XmlElement, namespace: string, localName: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let child = parent.firstChild; child !== null; child = child.next) {
    if (is(child, namespace, localName)) found.push(child);
  }
  return found;
}

/** All elements of that name at or below `top`, in document order. */
export function descendantsOf(top: XmlElement, namespace: string, localName: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let element: XmlElement | null = top; element !== null; element = following(element, top)) {
    if (is(element, namespace, localName)) found.push(element);
  }
  return found;
}

/** The next element in document order that is below `top`. */
export function following(element: XmlElement, top: XmlElement): XmlElement | null {
  if (element.firstChild !== null) return element.firstChild;
  for (let up: XmlElement | null = element; up !== null && up !== top; up = up.parent) {
    if (up.next !== null) return up.next;
  }
  return null;
}

/** The value of an attribute; `null` where it is absent. `namespace` is '' for attributes without a prefix. */
export function attributeOf(element: XmlElement, localName: string, namespace = ''): string | null {
  for (let attribute = element.firstAttribute; attribute !== null; attribute = attribute.next) {
    if (attribute.localName !== localName || attribute.namespace !== namespace) continue;
    const { octets, isAscii } = element.document;
    const raw = octets.slice(attribute.valueStart, attribute.valueEnd);
    if (isAscii) return attribute.isEncoded ? expandAttribute(raw, textOfCodePoint) : raw;
    return textOfOctets(attribute.isEncoded ? expandAttribute(raw) : raw);
  }
  return null;
}

/** The character data of an element that has no child elements, white space included; `null` where it has some. */
export function textOf(element: XmlElement): string | null {
  if (element.firstChild !== null) return null;
  const { octets, isAscii } = element.document;
  const raw = octets.slice(element.contentStart, element.contentEnd);
  const isEncoded = (element.flags & CONTENT_IRREGULAR) !== 0;
  if (isAscii) return isEncoded ? expandText(raw, textOfCodePoint) : raw;
  return textOfOctets(isEncoded ? expandText(raw) : raw);
}

/** {@link textOf} without white space at both ends: for URIs, names and other tokens (xs:anyURI, xs:ID …). */
export function trimmedTextOf(element: XmlElement): string | null {
  const text = textOf(element);
  return text === null ? null : trimWhiteSpace(text);
}

/** Removes what XML calls white space, and only that, at both ends. */
export function trimWhiteSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Removes white space wherever it stands: from base64, which some signers break into lines. */
export function withoutWhiteSpace(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isWhiteSpace(text.charCodeAt(i))) continue;
    if (from !== i) out += text.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

const isWhiteSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Whether an element has character data other than white space among its children. */
export const hasText = (element: XmlElement): boolean => (element.flags & (flag.text | flag.cdata)) !== 0;
