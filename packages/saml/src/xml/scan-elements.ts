/** Reads the root element with all it contains: tags and how they nest (XML 3.1). */
import { byteClass, nextStop, SPACE, TEXT_STOP } from './characters.ts';
import { checkAttributes, resolveNames } from './declare-namespace.ts';
import { scanAttributes } from './scan-attributes.ts';
import { scanCdata, scanComment, scanText } from './scan-content.ts';
import { localNameAt, scanName } from './scan-name.ts';
import { scanMarkupDeclaration } from './scan-prolog.ts';
import { REFUSED, type Scanner } from './scanner.ts';
import { flag, IRREGULAR, XmlElement } from './tree.ts';

const BANG = 0x21;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/**
 * From the `<` of the root's start tag to after its end tag. One long function, with what changes at every step in local
 * variables: with a function for each kind of tag, a parse takes a sixth longer. What is seldom met has functions of its own.
 */
export function scanElements(scanner: Scanner, from: number): number {
  const { document, bytes, words, limits } = scanner;
  let current: XmlElement | null = null;
  let depth = 0;
  let count = 0;
  let i = from;
  do {
    if (current !== null) {
      // Character data, up to the next `<`. Most is one plain run; what is more than that is looked at again, more closely.
      if (bytes[i] !== LESS) {
        const textStart: number = i;
        if (((byteClass[bytes[i] ?? 0] ?? 0) & SPACE) === 0) i = nextStop(bytes, i, TEXT_STOP);
        if (bytes[i] === LESS && (current.flags & (flag.comment | flag.cdata)) === 0) current.flags |= flag.text;
        else i = scanText(scanner, current, textStart);
        if (i === REFUSED) return REFUSED;
      }
      const next = bytes[i + 1];
      if (next === SLASH) {
        const nameStart: number = current.start + 1;
        const nameLength: number = current.nameEnd - nameStart;
        let end: number = i + 2 + nameLength;
        let k = 0;
        if (end < bytes.length) {
          while (k + 4 <= nameLength && words.getInt32(nameStart + k) === words.getInt32(i + 2 + k)) k += 4;
          while (k < nameLength && bytes[nameStart + k] === bytes[i + 2 + k]) k++;
        }
        if (k !== nameLength || bytes[end] !== GREATER) {
          end = scanUnusualEndTag(scanner, current, i, k);
          if (end === REFUSED) return REFUSED;
        }
        current.contentEnd = i;
        i = end + 1;
        current.end = i;
        const outer: XmlElement | null = current.parent;
        if (outer !== null && ((current.flags & IRREGULAR) !== 0 || current.binding !== outer.binding)) {
          outer.flags |= flag.irregularBelow;
        }
        current = outer;
        depth--;
        continue;
      }
      if (next === BANG || next === QUESTION) {
        i = scanOtherMarkup(scanner, current, i);
        if (i === REFUSED) return REFUSED;
        continue;
      }
    }
    const start = i;
    const parent: XmlElement | null = current;
    const previous: XmlElement | null = parent === null ? null : parent.lastChild;
    const model = previous !== null && repeatsTag(scanner, previous, start) ? previous : null;
    i = model === null ? scanName(scanner, start + 1) : start + model.nameEnd - model.start;
    if (i === REFUSED) return REFUSED;
    if (depth >= limits.depth) return scanner.fail('XML_TOO_DEEP', 'Elements are nested too deeply.', start) || REFUSED;
    if (++count > limits.elements) {
      return scanner.fail('XML_TOO_MANY_NODES', 'The document has too many elements.', start) || REFUSED;
    }
    const element: XmlElement = new XmlElement(document, parent, start, i);
    if (model !== null) {
      // What holds for a tag holds for one that reads the same in the same place.
      element.localName = model.localName;
      element.binding = model.binding;
      element.scope = model.scope;
    } else {
      const { colon } = scanner;
      element.localName = localNameAt(scanner, colon === -1 ? start + 1 : colon + 1, i);
      element.scope = parent === null ? null : parent.scope;
      if (bytes[i] !== GREATER) {
        i = scanAttributes(scanner, element, i);
        if (i === REFUSED) return REFUSED;
      }
      if (!resolveNames(scanner, element, colon)) return REFUSED;
      if (element.firstAttribute !== null && !checkAttributes(scanner, element)) return REFUSED;
    }
    if (parent === null) document.root = element;
    else {
      if (parent.lastChild === null) parent.firstChild = element;
      else parent.lastChild.next = element;
      parent.lastChild = element;
    }
    if (bytes[i] === GREATER) {
      i++;
      element.contentStart = i;
      current = element;
      depth++;
    } else {
      if (bytes[i + 1] !== GREATER) return scanner.notWellFormed('"/" does not end the tag.', i) || REFUSED;
      i += 2;
      element.flags |= flag.selfClosing;
      if (parent !== null) parent.flags |= flag.irregularBelow;
      element.contentStart = i;
      element.contentEnd = i;
      element.end = i;
    }
  } while (current !== null);
  return i;
}

/** Whether the tag here is, byte by byte, that of the element before, and has nothing but a name: so most lists are written. */
function repeatsTag(scanner: Scanner, previous: XmlElement, start: number): boolean {
  if (previous.contentStart - previous.nameEnd !== 1) return false;
  return scanner.repeats(previous.start, start, previous.contentStart - previous.start);
}

/** An end tag of which `same` bytes are those of the name. @returns the offset of its `>`. */
function scanUnusualEndTag(scanner: Scanner, element: XmlElement, start: number, same: number): number {
  const { bytes } = scanner;
  const nameLength = element.nameEnd - element.start - 1;
  let i = start + 2 + nameLength;
  while (((byteClass[bytes[i] ?? 0] ?? 0) & SPACE) !== 0) i++;
  if (same !== nameLength || bytes[i] !== GREATER) {
    return scanner.notWellFormed(`The end tag of ${element.localName} was expected.`, start) || REFUSED;
  }
  element.flags |= flag.endTagIrregular;
  return i;
}

/** What begins with `<!` or `<?` inside an element: a comment, CDATA, or what is refused. */
function scanOtherMarkup(scanner: Scanner, element: XmlElement, start: number): number {
  if (scanner.startsWith('<!--', start)) return scanComment(scanner, element, start);
  if (scanner.startsWith('<![CDATA[', start)) return scanCdata(scanner, element, start);
  if (scanner.at(start + 1) === BANG) return scanMarkupDeclaration(scanner, start);
  const message = 'A processing instruction stands inside the root element.';
  return scanner.fail('XML_PROCESSING_INSTRUCTION_FORBIDDEN', message, start) || REFUSED;
}
