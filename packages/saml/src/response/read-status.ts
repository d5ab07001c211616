/** Reads Status (Core 3.2.2.1): the codes from the outermost inwards, and the message for people. */
import { attributeOf, childOf, hasText, is, namespaces, trimmedTextOf, type XmlElement } from '../xml/index.ts';

export function readStatus(response: XmlElement): {
  readonly codes: readonly string[];
  readonly message: string | null;
} {
  const status = childOf(response, namespaces.protocol, 'Status');
  if (status === null) return { codes: [], message: null };
  const codes: string[] = [];
  let code = childOf(status, namespaces.protocol, 'StatusCode');
  while (code !== null) {
    const value = attributeOf(code, 'Value');
    if (value === null) break;
    codes.push(value);
    code = childOf(code, namespaces.protocol, 'StatusCode');
  }
  const message = childOf(status, namespaces.protocol, 'StatusMessage');
  return { codes, message: message === null ? null : trimmedTextOf(message) };
}

/** One StatusCode, at most one inside each other, at most one message and one detail, and nothing else. */
export function isStatusWellFormed(status: XmlElement): boolean {
  if (hasText(status)) return false;
  const seen = new Set<string>();
  for (let child = status.firstChild; child !== null; child = child.next) {
    const { namespace, localName } = child;
    if (namespace !== namespaces.protocol || !statusParts.includes(localName) || seen.has(localName)) return false;
    if (localName === 'StatusCode' && !isCodeWellFormed(child)) return false;
    seen.add(localName);
  }
  return seen.has('StatusCode');
}

const statusParts: readonly string[] = ['StatusCode', 'StatusMessage', 'StatusDetail'];

function isCodeWellFormed(top: XmlElement): boolean {
  for (let code: XmlElement | null = top; code !== null; code = code.firstChild) {
    const isCode = is(code, namespaces.protocol, 'StatusCode') && attributeOf(code, 'Value') !== null;
    if (!isCode || hasText(code) || (code !== top && code.next !== null)) return false;
  }
  return true;
}
