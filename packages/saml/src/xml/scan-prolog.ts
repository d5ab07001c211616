/** Reads what may stand outside the root element: byte order mark, XML declaration, comments, processing instructions. */
import { isUtf8 } from '../crypto/index.ts';
import { byteClass, SPACE } from './characters.ts';
import { checkCharacters, scanComment } from './scan-content.ts';
import { scanName } from './scan-name.ts';
import { REFUSED, type Scanner } from './scanner.ts';

const BANG = 0x21;
const LESS = 0x3c;
const QUESTION = 0x3f;

/** Only UTF-8 is read: other encodings let two parsers see two documents. @returns the offset after the byte order mark. */
export function scanEncoding(scanner: Scanner): number {
  const { bytes } = scanner;
  const first = (scanner.at(0) << 8) | scanner.at(1);
  const isWide = first === 0xfeff || first === 0xfffe || first === 0x003c || first === 0x3c00;
  if (bytes.length > 1 && isWide) {
    const message = 'The document is in UTF-16 or UTF-32; UTF-8 is expected.';
    return scanner.fail('XML_ENCODING_UNSUPPORTED', message, 0) || REFUSED;
  }
  if (scanner.document.isAscii) return 0;
  if (!isUtf8(bytes)) {
    const message = 'The document is not valid UTF-8.';
    return scanner.fail('XML_ENCODING_UNSUPPORTED', message, firstInvalid(bytes)) || REFUSED;
  }
  return scanner.at(0) === 0xef && scanner.at(1) === 0xbb && scanner.at(2) === 0xbf ? 3 : 0;
}

function firstInvalid(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length > 1 && !isUtf8(bytes.subarray(i, i + length))) return i;
    i += length;
  }
  return bytes.length;
}

// Outside the hot path: most messages have no declaration. It is applied to 200 characters at most.
const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])([^"'<]*)\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][A-Za-z0-9._-]*)\3)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\5)?[ \t\r\n]*\?>$/;
const MAX_DECLARATION_LENGTH = 200;

/** `<?xml version="1.0" encoding="UTF-8"?>`, where it is there (XML 2.8). */
export function scanDeclaration(scanner: Scanner, start: number): number {
  if (!scanner.startsWith('<?xml', start) || ((byteClass[scanner.at(start + 5)] ?? 0) & SPACE) === 0) return start;
  const window = scanner.document.octets.slice(start, start + MAX_DECLARATION_LENGTH);
  const end = window.indexOf('?>') + 2;
  const found = declaration.exec(window.slice(0, end));
  if (found === null) return scanner.notWellFormed('The XML declaration is malformed.', start) || REFUSED;
  if (found[2] !== '1.0') return scanner.notWellFormed('Only XML 1.0 is read.', start) || REFUSED;
  const encoding = found[4];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
    const message = `The encoding ${encoding} is declared; UTF-8 is expected.`;
    return scanner.fail('XML_ENCODING_UNSUPPORTED', message, start) || REFUSED;
  }
  return start + end;
}

/** White space, comments and processing instructions, up to the root element or the end of the document. */
export function scanMisc(scanner: Scanner, from: number): number {
  const { bytes } = scanner;
  let i = from;
  for (;;) {
    while (((byteClass[bytes[i] ?? 0] ?? 0) & SPACE) !== 0) i++;
    if (i >= bytes.length) return i;
    if (bytes[i] !== LESS) return scanner.notWellFormed('There is text outside the root element.', i) || REFUSED;
    const next = bytes[i + 1];
    if (next === QUESTION) i = scanInstruction(scanner, i);
    else if (next !== BANG) return i;
    else if (scanner.startsWith('<!--', i)) i = scanComment(scanner, null, i);
    else return scanMarkupDeclaration(scanner, i);
    if (i === REFUSED) return REFUSED;
  }
}

/** `<!` that begins neither a comment nor a CDATA section. */
export function scanMarkupDeclaration(scanner: Scanner, start: number): number {
  return (
    (scanner.startsWith('<!DOCTYPE', start)
      ? scanner.fail('XML_DTD_FORBIDDEN', 'The document has a document type declaration.', start)
      : scanner.notWellFormed('"<!" begins nothing that may stand here.', start)) || REFUSED
  );
}

/** A processing instruction outside the root element, where nothing is signed and nothing read (XML 2.6). */
function scanInstruction(scanner: Scanner, start: number): number {
  const nameEnd = scanName(scanner, start + 2);
  if (nameEnd === REFUSED) return REFUSED;
  if (scanner.colon !== -1) {
    return scanner.notWellFormed('The target of a processing instruction has a colon.', start) || REFUSED;
  }
  const { octets } = scanner.document;
  if (octets.slice(start + 2, nameEnd).toLowerCase() === 'xml') {
    return scanner.notWellFormed('The XML declaration must come first.', start) || REFUSED;
  }
  const end = octets.indexOf('?>', nameEnd);
  if (end === -1) return scanner.notWellFormed('A processing instruction has no end.', start) || REFUSED;
  if (end !== nameEnd && ((byteClass[scanner.at(nameEnd)] ?? 0) & SPACE) === 0) {
    return scanner.notWellFormed('White space was expected in a processing instruction.', nameEnd) || REFUSED;
  }
  return checkCharacters(scanner, nameEnd, end) ? end + 2 : REFUSED;
}
