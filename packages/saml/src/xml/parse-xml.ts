/** Parses a document once, strictly (XML 1.0, Namespaces in XML 1.0), into the one tree that everything else uses. */
import { isAscii, octetsOf } from '../crypto/index.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { messageLimits, type XmlLimits } from './limits.ts';
import { scanElements } from './scan-elements.ts';
import { scanDeclaration, scanEncoding, scanMisc } from './scan-prolog.ts';
import { REFUSED, Scanner } from './scanner.ts';
import { XmlDocument, type XmlElement } from './tree.ts';

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
  if (scanDocument(scanner) !== REFUSED && document.root !== null) return accept(document.root);
  return reject(scanner.rejection ?? { code: 'XML_NOT_WELL_FORMED', message: 'The document has no root element.' });
}

function scanDocument(scanner: Scanner): number {
  const start = scanProlog(scanner);
  if (start === REFUSED) return REFUSED;
  if (start >= scanner.bytes.length)
    return scanner.notWellFormed('The document has no root element.', start) || REFUSED;
  const rootEnd = scanElements(scanner, start);
  if (rootEnd === REFUSED) return REFUSED;
  const end = scanMisc(scanner, rootEnd);
  if (end === REFUSED || end >= scanner.bytes.length) return end;
  return scanner.notWellFormed('There is a second root element.', end) || REFUSED;
}

function scanProlog(scanner: Scanner): number {
  const start = scanEncoding(scanner);
  const declared = start === REFUSED ? REFUSED : scanDeclaration(scanner, start);
  return declared === REFUSED ? REFUSED : scanMisc(scanner, declared);
}
