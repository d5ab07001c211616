/** Reads the attributes of a start tag: namespace declarations become bindings, the others a list on the element. */
import { byteClass, nextStop, SPACE, VALUE_STOP } from './characters.ts';
import { declareNamespace } from './declare-namespace.ts';
import { localNameAt, scanName } from './scan-name.ts';
import { scanReference } from './scan-reference.ts';
import { REFUSED, type Scanner } from './scanner.ts';
import { flag, XmlAttribute, type XmlElement } from './tree.ts';

const BLANK = 0x20;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** From after the element's name to the `>` or `/` that ends the list. */
export function scanAttributes(scanner: Scanner, element: XmlElement, from: number): number {
  const { bytes } = scanner;
  let last: XmlAttribute | null = null;
  let count = 0;
  let i = from;
  for (;;) {
    const nameStart = afterSpace(bytes, i);
    const byte = bytes[nameStart];
    if (nameStart !== i + 1 || bytes[i] !== BLANK || byte === GREATER || byte === SLASH) {
      if (nameStart !== i) element.flags |= flag.tagIrregular;
      if (byte === GREATER || byte === SLASH) return nameStart;
      if (nameStart === i) return scanner.notWellFormed('White space was expected before an attribute.', i) || REFUSED;
    }
    if (++count > scanner.limits.attributesPerElement) {
      return scanner.fail('XML_TOO_MANY_NODES', 'An element has too many attributes.', element.start) || REFUSED;
    }
    const nameEnd = scanName(scanner, nameStart);
    if (nameEnd === REFUSED) return REFUSED;
    const { colon } = scanner;
    let valueStart = nameEnd + 2;
    if (bytes[nameEnd] !== EQUALS || bytes[nameEnd + 1] !== QUOTE) {
      valueStart = scanUnusualEquals(scanner, nameEnd);
      element.flags |= flag.tagIrregular;
      if (valueStart === REFUSED) return REFUSED;
    }
    let valueEnd = nextStop(bytes, valueStart, VALUE_STOP);
    let isEncoded = false;
    if (bytes[valueEnd] !== bytes[valueStart - 1]) {
      valueEnd = scanSpecialValue(scanner, valueStart, valueEnd);
      if (valueEnd === REFUSED) return REFUSED;
      isEncoded = scanner.valueIsEncoded;
      if (isEncoded) element.flags |= flag.tagIrregular;
    }
    i = valueEnd + 1;
    if (isDeclaration(scanner, nameStart, colon === -1 ? nameEnd : colon)) {
      if (last !== null || (element.flags & flag.declaresNamespaces) !== 0) element.flags |= flag.declarationMisplaced;
      element.flags |= flag.declaresNamespaces;
      const prefixStart = colon === -1 ? nameEnd : colon + 1;
      if (!declareNamespace(scanner, element, prefixStart, nameEnd, valueStart, valueEnd, isEncoded)) return REFUSED;
      continue;
    }
    const attribute: XmlAttribute = new XmlAttribute(
      localNameAt(scanner, colon === -1 ? nameStart : colon + 1, nameEnd),
      colon !== -1,
      nameStart,
      nameEnd,
      valueStart,
      valueEnd,
      isEncoded,
    );
    if (colon !== -1) element.flags |= flag.prefixedAttributes;
    if (last === null) element.firstAttribute = attribute;
    else {
      last.next = attribute;
      if (!isOrdered(bytes, last, attribute)) element.flags |= flag.tagIrregular;
    }
    last = attribute;
  }
}

function afterSpace(bytes: Uint8Array, from: number): number {
  let i = from;
  while (((byteClass[bytes[i] ?? 0] ?? 0) & SPACE) !== 0) i++;
  return i;
}

/** From after an attribute's name to after the opening quote of its value, where they are not written `="`. */
function scanUnusualEquals(scanner: Scanner, from: number): number {
  const { bytes } = scanner;
  const equals = afterSpace(bytes, from);
  if (bytes[equals] !== EQUALS) return scanner.notWellFormed('An attribute has no value.', equals) || REFUSED;
  const quote = afterSpace(bytes, equals + 1);
  if (bytes[quote] === QUOTE || bytes[quote] === APOSTROPHE) return quote + 1;
  return scanner.notWellFormed('An attribute value is not in quotes.', quote) || REFUSED;
}

/** From `from`, a byte in the value that is more than a plain character, to the closing quote (XML 2.3 [10]). */
function scanSpecialValue(scanner: Scanner, valueStart: number, from: number): number {
  const { bytes } = scanner;
  const quote = bytes[valueStart - 1];
  let i = from;
  scanner.valueIsEncoded = false;
  for (; bytes[i] !== quote; i = nextStop(bytes, i, VALUE_STOP)) {
    const byte = bytes[i] ?? 0;
    if (byte === QUOTE || byte === APOSTROPHE) i++;
    else if (byte === AMPERSAND) {
      scanner.valueIsEncoded = true;
      i = scanReference(scanner, i);
      if (i === REFUSED) return REFUSED;
    } else if (((byteClass[byte] ?? 0) & SPACE) !== 0) {
      scanner.valueIsEncoded = true;
      i++;
    } else if (byte === LESS) return scanner.notWellFormed('An attribute value contains "<".', i) || REFUSED;
    else if (!scanner.isCharacterAt(i)) return REFUSED;
    else i += 3;
  }
  return i;
}

/** Whether the name at `start` is `xmlns` (up to its colon, if any). */
const isDeclaration = (scanner: Scanner, start: number, end: number): boolean =>
  end - start === 5 && scanner.startsWith('xmlns', start);

/** Whether two neighbours without prefixes stand in canonical order, which is that of their bytes. */
function isOrdered(bytes: Uint8Array, first: XmlAttribute, second: XmlAttribute): boolean {
  for (let i = 0; ; i++) {
    const b = second.nameStart + i;
    if (b === second.nameEnd) return false;
    const a = first.nameStart + i;
    if (a === first.nameEnd) return true;
    const difference = (bytes[a] ?? 0) - (bytes[b] ?? 0);
    if (difference !== 0) return difference < 0;
  }
}
