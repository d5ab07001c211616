/** Parses a document once, strictly (XML 1.0, Namespaces in XML 1.0), into the one tree that everything else uses. */
import { isAscii, octetsOf } from '../crypto/index.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { byteClass, SPACE } from './characters.ts';
import { checkAttributes, resolveNames } from './declare-namespace.ts';
import { messageLimits, type XmlLimits } from './limits.ts';
import { scanAttributes } from './scan-attributes.ts';
import { scanCdata, scanComment, scanText } from './scan-content.ts';
import { localNameAt, scanName } from './scan-name.ts';
import { checkEncoding, scanDeclaration, scanMarkupDeclaration, scanMisc } from './scan-prolog.ts';
import { Scanner } from './scanner.ts';
import { flag, IRREGULAR, XmlDocument, XmlElement } from './tree.ts';

const BANG = 0x21;
const SLASH = 0x2f;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/**
 * Never throws. The time is linear in the size of the document.
 * @param bytes UTF-8, with or without a byte order mark. Not changed, and not needed any more once this returns.
 * @returns the root element; its document is `root.document`.
 */
export function parseXml(bytes: Uint8Array, limits: XmlLimits = messageLimits): Verdict<XmlElement> {
  if (bytes.length > limits.bytes) {
    return reject({
      code: 'MESSAGE_TOO_LARGE',
      message: 'The document is larger than what is read.',
      expected: [`at most ${limits.bytes} bytes`],
      received: [`${bytes.length} bytes`],
    });
  }
  const document = new XmlDocument(octetsOf(bytes), isAscii(bytes));
  const scanner = new Scanner(document, bytes, limits);
  if (scanDocument(scanner) && document.root !== null) return accept(document.root);
  return reject(scanner.rejection ?? { code: 'XML_NOT_WELL_FORMED', message: 'The document has no root element.' });
}

function scanDocument(scanner: Scanner): boolean {
  if (!checkEncoding(scanner) || !scanDeclaration(scanner) || !scanMisc(scanner)) return false;
  if (scanner.position >= scanner.bytes.length) return scanner.notWellFormed('The document has no root element.');
  if (!scanStartTag(scanner)) return false;
  for (let element = scanner.current; element !== null; element = scanner.current) {
    if (!scanText(scanner, element) || !scanMarkup(scanner, element)) return false;
  }
  if (!scanMisc(scanner)) return false;
  if (scanner.position < scanner.bytes.length) return scanner.notWellFormed('There is a second root element.');
  return true;
}

/** What begins with the `<` at the present position, inside an element. */
function scanMarkup(scanner: Scanner, element: XmlElement): boolean {
  const { position } = scanner;
  const next = scanner.at(position + 1);
  if (next === SLASH) return scanEndTag(scanner, element);
  if (next === BANG) {
    if (scanner.startsWith('<!--', position)) return scanComment(scanner, element);
    if (scanner.startsWith('<![CDATA[', position)) return scanCdata(scanner, element);
    return scanMarkupDeclaration(scanner);
  }
  if (next === QUESTION) {
    const message = 'A processing instruction stands inside the root element.';
    return scanner.fail('XML_PROCESSING_INSTRUCTION_FORBIDDEN', message);
  }
  return scanStartTag(scanner);
}

/** A start tag or an empty element (XML 3.1). */
function scanStartTag(scanner: Scanner): boolean {
  const { document, limits } = scanner;
  const parent = scanner.current;
  const start = scanner.position;
  const previous = parent === null ? null : parent.lastChild;
  const model = previous !== null && repeatsTag(scanner, previous) ? previous : null;
  scanner.position = start + 1;
  if (model !== null) scanner.position = start + model.nameEnd - model.start;
  else if (!scanName(scanner)) return false;
  const element = new XmlElement(document, parent, start, scanner.position);
  if (scanner.depth >= limits.depth) return scanner.fail('XML_TOO_DEEP', 'Elements are nested too deeply.', start);
  if (++scanner.elementCount > limits.elements) {
    return scanner.fail('XML_TOO_MANY_NODES', 'The document has too many elements.', start);
  }
  if (model !== null) copyNames(model, element);
  else if (!scanNames(scanner, element)) return false;
  if (parent === null) document.root = element;
  else if (parent.lastChild === null) parent.firstChild = element;
  else parent.lastChild.next = element;
  if (parent !== null) parent.lastChild = element;
  return scanTagEnd(scanner, element);
}

/** What the element and its attributes are called, where the name itself has been scanned. */
function scanNames(scanner: Scanner, element: XmlElement): boolean {
  const { colon, position } = scanner;
  element.localName = localNameAt(scanner, colon === -1 ? element.start + 1 : colon + 1, position);
  element.scope = element.parent === null ? null : element.parent.scope;
  if (scanner.at(position) === GREATER) return resolveNames(scanner, element, colon);
  return scanAttributes(scanner, element) && resolveNames(scanner, element, colon) && checkAttributes(scanner, element);
}

/** Whether the tag here is, byte by byte, that of the element before, and has nothing but a name: so most lists are written. */
function repeatsTag(scanner: Scanner, previous: XmlElement): boolean {
  if (previous.contentStart - previous.nameEnd !== 1) return false;
  return scanner.repeats(previous.start, scanner.position, previous.contentStart - previous.start);
}

/** What holds for a tag holds for one that reads the same in the same place. */
function copyNames(model: XmlElement, element: XmlElement): void {
  element.localName = model.localName;
  element.binding = model.binding;
  element.scope = model.scope;
}

/** `>` or `/>`. */
function scanTagEnd(scanner: Scanner, element: XmlElement): boolean {
  const { position } = scanner;
  if (scanner.at(position) === GREATER) {
    scanner.position = position + 1;
    element.contentStart = position + 1;
    scanner.current = element;
    scanner.depth++;
    return true;
  }
  if (scanner.at(position + 1) !== GREATER) return scanner.notWellFormed('"/" does not end the tag.');
  element.flags |= flag.selfClosing;
  if (element.parent !== null) element.parent.flags |= flag.irregularBelow;
  scanner.position = position + 2;
  element.contentStart = position + 2;
  element.contentEnd = position + 2;
  element.end = position + 2;
  return true;
}

function scanEndTag(scanner: Scanner, element: XmlElement): boolean {
  const { bytes } = scanner;
  const start = scanner.position;
  const { parent } = element;
  const nameLength = element.nameEnd - element.start - 1;
  if (!scanner.repeats(element.start + 1, start + 2, nameLength)) return mismatch(scanner, element);
  let i = start + 2 + nameLength;
  while (((byteClass[bytes[i] ?? 0] ?? 0) & SPACE) !== 0) {
    element.flags |= flag.endTagIrregular;
    i++;
  }
  if (bytes[i] !== GREATER) return mismatch(scanner, element);
  element.contentEnd = start;
  element.end = i + 1;
  scanner.position = i + 1;
  scanner.current = parent;
  scanner.depth--;
  if (parent !== null && ((element.flags & IRREGULAR) !== 0 || element.binding !== parent.binding)) {
    parent.flags |= flag.irregularBelow;
  }
  return true;
}

const mismatch = (scanner: Scanner, element: XmlElement): false =>
  scanner.notWellFormed(`The end tag of ${element.localName} was expected.`);
