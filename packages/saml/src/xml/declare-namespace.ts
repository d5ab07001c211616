/** Namespace declarations and what names mean by them (Namespaces in XML 1.0, third edition). */
import { expandAttribute } from './decode.ts';
import { knownNamespace, namespaces } from './namespaces.ts';
import { findBinding } from './scan-name.ts';
import type { Scanner } from './scanner.ts';
import { flag, type NamespaceBinding, type XmlAttribute, type XmlElement, xmlBinding } from './tree.ts';

/** Takes a value as the declaration of a prefix, empty for the default. */
export function declareNamespace(
  scanner: Scanner,
  element: XmlElement,
  prefixStart: number,
  prefixEnd: number,
  valueStart: number,
  valueEnd: number,
  isEncoded: boolean,
): boolean {
  const { octets } = scanner.document;
  const prefix = octets.slice(prefixStart, prefixEnd);
  const known = knownNamespace(octets, valueStart, valueEnd);
  const uri = known ?? readUri(octets.slice(valueStart, valueEnd), isEncoded);
  const fault = faultOf(prefix, uri, known !== null);
  if (fault !== null) return scanner.notWellFormed(fault, valueStart);
  const outer = element.parent === null ? null : element.parent.scope;
  for (let own = element.scope; own !== outer && own !== null; own = own.outer) {
    if (own.prefix === prefix) return scanner.notWellFormed('A namespace prefix is declared twice.', prefixStart);
  }
  if (prefix === 'xml') return true;
  const count = (element.scope?.count ?? 0) + 1;
  if (count > scanner.limits.namespacesInScope) {
    return scanner.fail('XML_TOO_MANY_NODES', 'Too many namespaces are in scope.', element.start);
  }
  element.scope = { prefix, uri, outer: element.scope, count };
  return true;
}

const readUri = (raw: string, isEncoded: boolean): string => (isEncoded ? expandAttribute(raw) : raw);

function faultOf(prefix: string, uri: string, isKnown: boolean): string | null {
  if (prefix === 'xmlns' || uri === namespaces.xmlns)
    return 'The prefix and the namespace of xmlns may not be declared.';
  if ((prefix === 'xml') !== (uri === namespaces.xml)) return 'The prefix xml and its namespace belong together.';
  if (uri === '') return prefix === '' ? null : 'A prefix may not be bound to no namespace.';
  // Canonicalization fails on relative ones (Canonical XML 1.0, 1.3), so they could not be signed anyway.
  return isKnown || isAbsoluteUri(uri) ? null : 'A namespace name is not an absolute URI.';
}

/** A scheme, a colon, and only ASCII after it (RFC 3986, 4.3), judged no more closely. */
function isAbsoluteUri(uri: string): boolean {
  const colon = uri.indexOf(':');
  if (colon < 1) return false;
  for (let i = 0; i < uri.length; i++) {
    const code = uri.charCodeAt(i);
    if (code <= 0x20 || code >= 0x7f) return false;
    if (i < colon && !isSchemeCharacter(code, i === 0)) return false;
  }
  return true;
}

function isSchemeCharacter(code: number, first: boolean): boolean {
  const letter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  if (letter) return true;
  return !first && ((code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e);
}

/** Finds the namespaces of an element and its attributes, once all its declarations are known. */
export function resolveNames(scanner: Scanner, element: XmlElement, colon: number): boolean {
  const nameStart = element.start + 1;
  if (colon === -1) {
    let binding = element.scope;
    while (binding !== null && binding.prefix !== '') binding = binding.outer;
    // xmlns="" takes the default namespace back.
    element.binding = binding === null || binding.uri === '' ? null : binding;
  } else {
    element.binding = bindingOf(scanner, element, nameStart, colon);
    if (element.binding === null) return undeclared(scanner, nameStart, colon);
  }
  return (element.flags & flag.prefixedAttributes) === 0 || resolveAttributes(scanner, element);
}

function resolveAttributes(scanner: Scanner, element: XmlElement): boolean {
  for (let attribute = element.firstAttribute; attribute !== null; attribute = attribute.next) {
    if (!attribute.hasPrefix) continue;
    const { nameStart } = attribute;
    const colon = scanner.document.octets.indexOf(':', nameStart);
    attribute.binding = bindingOf(scanner, element, nameStart, colon);
    if (attribute.binding === null) return undeclared(scanner, nameStart, colon);
  }
  return true;
}

function bindingOf(scanner: Scanner, element: XmlElement, start: number, end: number): NamespaceBinding | null {
  if (end - start === 3 && scanner.startsWith('xml', start)) return xmlBinding;
  return findBinding(scanner.bytes, element.scope, start, end);
}

const undeclared = (scanner: Scanner, start: number, end: number): false =>
  scanner.notWellFormed(`The prefix ${scanner.document.octets.slice(start, end)} is not declared.`, start);

/** No two attributes of an element may have the same expanded name (Namespaces 6.3), and no two elements the same ID. */
export function checkAttributes(scanner: Scanner, element: XmlElement): boolean {
  for (let attribute = element.firstAttribute; attribute !== null; attribute = attribute.next) {
    for (let earlier = element.firstAttribute; earlier !== attribute && earlier !== null; earlier = earlier.next) {
      if (earlier.localName !== attribute.localName) continue;
      // Prefixes that differ may be bound to the same namespace.
      if (earlier.binding === attribute.binding || earlier.namespace === attribute.namespace) {
        return scanner.notWellFormed('An element has the same attribute twice.', attribute.nameStart);
      }
    }
    if (isIdName(attribute.localName) && !registerId(scanner, attribute)) return false;
  }
  return true;
}

const isIdName = (name: string): boolean => name.length === 2 && (name === 'ID' || name === 'Id' || name === 'id');

function registerId(scanner: Scanner, attribute: XmlAttribute): boolean {
  const raw = scanner.document.octets.slice(attribute.valueStart, attribute.valueEnd);
  const id = attribute.isEncoded ? expandAttribute(raw) : raw;
  return scanner.ids.add(id) || scanner.fail('XML_DUPLICATE_ID', 'Two elements have the same ID.', attribute.nameStart);
}
