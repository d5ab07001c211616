/** Reads Status (Core 3.2.2.1): the codes from the outermost inwards, and the message for people. */
import { attributeOf, childOf, namespaces, trimmedTextOf, type XmlElement } from '../xml/index.ts';

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
