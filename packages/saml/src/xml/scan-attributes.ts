/** Reads the attributes of a start tag: namespace declarations become bindings, the others a list on the element. */
import { byteClass, nextStop, SPACE, VALUE_STOP } from './characters.ts';
import { declareNamespace } from './declare-namespace.ts';
import { localNameAt, scanName } from './scan-name.ts';
import { scanReference } from './scan-reference.ts';
import type { Scanner } from './scanner.ts';
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
export function scanAttributes(scanner: Scanner, element: XmlElement): boolean {
  const { bytes } = scanner;
  let last: XmlAttribute | null = null;
  let count = 0;
  for (;;) {
    const spaceStart = scanner.position;
    skipSpace(scanner);
    const byte = bytes[scanner.position] ?? 0;
    const spaces = scanner.position - spaceStart;
    if (byte === GREATER || byte === SLASH) {
      if (spaces !== 0) element.flags |= flag.tagIrregular;
      return true;
    }
    if (spaces === 0) return scanner.notWellFormed('White space was expected before an attribute.');
    if (spaces !== 1 || bytes[spaceStart] !== BLANK) element.flags |= flag.tagIrregular;
    if (++count > scanner.limits.attributesPerElement) {
      return scanner.fail('XML_TOO_MANY_NODES', 'An element has too many attributes.', element.start);
    }
    const nameStart = scanner.position;
    if (!scanName(scanner)) return false;
    const nameEnd = scanner.position;
    const { colon } = scanner;
    if (!scanEqualsAndValue(scanner, element)) return false;
    if (isDeclaration(scanner, nameStart, colon === -1 ? nameEnd : colon)) {
      element.flags |= flag.declaresNamespaces;
      if (!declareNamespace(scanner, element, colon === -1 ? nameEnd : colon + 1, nameEnd)) return false;
      continue;
    }
    const { valueStart, valueEnd, valueIsEncoded } = scanner;
    const attribute: XmlAttribute = new XmlAttribute(
      localNameAt(scanner, colon === -1 ? nameStart : colon + 1, nameEnd),
      colon !== -1,
      nameStart,
      nameEnd,
      valueStart,
      valueEnd,
      valueIsEncoded,
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

function skipSpace(scanner: Scanner): void {
  const { bytes } = scanner;
  let i = scanner.position;
  while (((byteClass[bytes[i] ?? 0] ?? 0) & SPACE) !== 0) i++;
  scanner.position = i;
}

function scanEqualsAndValue(scanner: Scanner, element: XmlElement): boolean {
  const { bytes } = scanner;
  if (bytes[scanner.position] !== EQUALS) {
    element.flags |= flag.tagIrregular;
    skipSpace(scanner);
    if (bytes[scanner.position] !== EQUALS) return scanner.notWellFormed('An attribute has no value.');
  }
  scanner.position++;
  let quote = bytes[scanner.position] ?? 0;
  if (quote !== QUOTE) {
    element.flags |= flag.tagIrregular;
    skipSpace(scanner);
    quote = bytes[scanner.position] ?? 0;
    if (quote !== QUOTE && quote !== APOSTROPHE) return scanner.notWellFormed('An attribute value is not in quotes.');
  }
  scanner.position++;
  if (!scanValue(scanner, quote)) return false;
  if (scanner.valueIsEncoded) element.flags |= flag.tagIrregular;
  return true;
}

/** From after the opening quote to after the closing one (XML 2.3 [10]). */
function scanValue(scanner: Scanner, quote: number): boolean {
  const { bytes } = scanner;
  const start = scanner.position;
  let encoded = false;
  let i = start;
  for (;;) {
    i = nextStop(bytes, i, VALUE_STOP);
    const byte = bytes[i] ?? 0;
    if (byte === quote) break;
    if (byte === QUOTE || byte === APOSTROPHE) i++;
    else if (byte === AMPERSAND) {
      encoded = true;
      i = scanReference(scanner, i);
      if (i < 0) return false;
    } else if (((byteClass[byte] ?? 0) & SPACE) !== 0) {
      encoded = true;
      i++;
    } else if (byte === LESS) return scanner.notWellFormed('An attribute value contains "<".', i);
    else if (!scanner.isCharacterAt(i)) return false;
    else i += 3;
  }
  scanner.valueStart = start;
  scanner.valueEnd = i;
  scanner.valueIsEncoded = encoded;
  scanner.position = i + 1;
  return true;
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
