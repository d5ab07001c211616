/** In which order canonical XML writes attributes, and which ones a subtree inherits. */
import { namespaces } from './namespaces.ts';
import type { XmlAttribute, XmlElement } from './tree.ts';

/** By namespace name, then local name, those without a namespace first (Canonical XML 1.0, 2.2). */
export function orderedAttributes(element: XmlElement, inherited: readonly XmlAttribute[]): readonly XmlAttribute[] {
  const attributes = inherited.length === 0 ? [] : [...inherited];
  for (let attribute = element.firstAttribute; attribute !== null; attribute = attribute.next) {
    attributes.push(attribute);
  }
  const { octets, isAscii } = element.document;
  if (attributes.length < 2) return attributes;
  return attributes.sort((a, b) => {
    if (a.namespace !== b.namespace) return a.namespace < b.namespace ? -1 : 1;
    if (isAscii) return a.localName < b.localName ? -1 : 1;
    // As octets, so that the order is that of code points and not of UTF-16.
    return localOctets(octets, a) < localOctets(octets, b) ? -1 : 1;
  });
}

function localOctets(octets: string, attribute: XmlAttribute): string {
  const name = octets.slice(attribute.nameStart, attribute.nameEnd);
  return attribute.hasPrefix ? name.slice(name.indexOf(':') + 1) : name;
}

/** xml:lang, xml:space and the like of ancestors, which inclusive canonicalization puts on the apex (2.4). */
export function inheritedXmlAttributes(apex: XmlElement): readonly XmlAttribute[] {
  const found: XmlAttribute[] = [];
  const names = new Set<string>();
  for (let attribute = apex.firstAttribute; attribute !== null; attribute = attribute.next) {
    if (attribute.namespace === namespaces.xml) names.add(attribute.localName);
  }
  for (let element = apex.parent; element !== null; element = element.parent) {
    for (let attribute = element.firstAttribute; attribute !== null; attribute = attribute.next) {
      if (attribute.namespace !== namespaces.xml || names.has(attribute.localName)) continue;
      names.add(attribute.localName);
      found.push(attribute);
    }
  }
  return found;
}
