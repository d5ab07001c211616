/** Reads what may stand outside the root element: byte order mark, XML declaration, comments, processing instructions. */
import { isUtf8 } from '../crypto/index.ts';
import { byteClass, SPACE } from './characters.ts';
import { checkCharacters, scanComment } from './scan-content.ts';
import { scanName } from './scan-name.ts';
import type { Scanner } from './scanner.ts';

const LESS = 0x3c;
const QUESTION = 0x3f;

/** Only UTF-8 is read: other encodings let two parsers see two documents. */
export function checkEncoding(scanner: Scanner): boolean {
  const { bytes } = scanner;
  const first = (scanner.at(0) << 8) | scanner.at(1);
  const isWide = first === 0xfeff || first === 0xfffe || first === 0x003c || first === 0x3c00;
  if (bytes.length > 1 && isWide) {
    return scanner.fail('XML_ENCODING_UNSUPPORTED', 'The document is in UTF-16 or UTF-32; UTF-8 is expected.', 0);
  }
  if (!scanner.document.isAscii && !isUtf8(bytes)) {
    const offset = firstInvalid(bytes);
    return scanner.fail('XML_ENCODING_UNSUPPORTED', 'The document is not valid UTF-8.', offset);
  }
  if (scanner.at(0) === 0xef && scanner.at(1) === 0xbb && scanner.at(2) === 0xbf) scanner.position = 3;
  return true;
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
export function scanDeclaration(scanner: Scanner): boolean {
  const start = scanner.position;
  if (!scanner.startsWith('<?xml', start) || ((byteClass[scanner.at(start + 5)] ?? 0) & SPACE) === 0) return true;
  const window = scanner.document.octets.slice(start, start + MAX_DECLARATION_LENGTH);
  const end = window.indexOf('?>') + 2;
  const found = declaration.exec(window.slice(0, end));
  if (found === null) return scanner.notWellFormed('The XML declaration is malformed.', start);
  if (found[2] !== '1.0') return scanner.notWellFormed('Only XML 1.0 is read.', start);
  const encoding = found[4];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') {
    const message = `The encoding ${encoding} is declared; UTF-8 is expected.`;
    return scanner.fail('XML_ENCODING_UNSUPPORTED', message, start);
  }
  scanner.position = start + end;
  return true;
}

/** White space, comments and processing instructions, up to the root element or the end of the document. */
export function scanMisc(scanner: Scanner): boolean {
  const { bytes } = scanner;
  for (;;) {
    while (((byteClass[bytes[scanner.position] ?? 0] ?? 0) & SPACE) !== 0) scanner.position++;
    const { position } = scanner;
    if (position >= bytes.length) return true;
    if (bytes[position] !== LESS) return scanner.notWellFormed('There is text outside the root element.');
    if (scanner.startsWith('<!--', position)) {
      if (!scanComment(scanner, null)) return false;
    } else if (bytes[position + 1] === QUESTION) {
      if (!scanInstruction(scanner)) return false;
    } else if (scanner.startsWith('<!', position)) return scanMarkupDeclaration(scanner);
    else return true;
  }
}

/** `<!` that begins neither a comment nor a CDATA section. */
export function scanMarkupDeclaration(scanner: Scanner): false {
  return scanner.startsWith('<!DOCTYPE', scanner.position)
    ? scanner.fail('XML_DTD_FORBIDDEN', 'The document has a document type declaration.')
    : scanner.notWellFormed('"<!" begins nothing that may stand here.');
}

/** A processing instruction outside the root element, where nothing is signed and nothing read (XML 2.6). */
function scanInstruction(scanner: Scanner): boolean {
  const start = scanner.position;
  scanner.position += 2;
  if (!scanName(scanner)) return false;
  if (scanner.colon !== -1) return scanner.notWellFormed('The target of a processing instruction has a colon.', start);
  const target = scanner.document.octets.slice(start + 2, scanner.position);
  if (target.toLowerCase() === 'xml') return scanner.notWellFormed('The XML declaration must come first.', start);
  const end = scanner.document.octets.indexOf('?>', scanner.position);
  if (end === -1) return scanner.notWellFormed('A processing instruction has no end.', start);
  const { position } = scanner;
  if (end !== position && ((byteClass[scanner.at(position)] ?? 0) & SPACE) === 0) {
    return scanner.notWellFormed('White space was expected in a processing instruction.');
  }
  scanner.position = end + 2;
  return checkCharacters(scanner, position, end);
}
