/** Reads what stands between tags: character data, comments, CDATA. Splits and surprises inside a value are refused. */
import { byteClass, nextStop, SPACE, TEXT_STOP } from './characters.ts';
import { scanReference } from './scan-reference.ts';
import { REFUSED, type Scanner } from './scanner.ts';
import { flag, type XmlElement } from './tree.ts';

const CARRIAGE_RETURN = 0x0d;
const AMPERSAND = 0x26;
const LESS = 0x3c;
const GREATER = 0x3e;
const BRACKET = 0x5d;

/** To the next `<`, noting on the element what kind of text came before it (XML 2.4). */
export function scanText(scanner: Scanner, element: XmlElement, start: number): number {
  const { bytes } = scanner;
  let i = start;
  let byte = bytes[i] ?? 0;
  while (((byteClass[byte] ?? 0) & SPACE) !== 0) {
    if (byte === CARRIAGE_RETURN) element.flags |= flag.encoded;
    byte = bytes[++i] ?? 0;
  }
  if (byte === LESS) element.flags |= flag.whiteSpace;
  else {
    i = nextStop(bytes, i, TEXT_STOP);
    if (bytes[i] !== LESS) i = scanSpecialText(scanner, element, i);
    element.flags |= flag.text;
  }
  if ((element.flags & (flag.comment | flag.cdata)) === 0 || i === REFUSED) return i;
  return checkSplit(scanner, element, start, i);
}

/** The same from a byte that is more than a plain character. */
function scanSpecialText(scanner: Scanner, element: XmlElement, from: number): number {
  const { bytes } = scanner;
  let i = from;
  for (; bytes[i] !== LESS; i = nextStop(bytes, i, TEXT_STOP)) {
    const byte = bytes[i];
    if (byte === AMPERSAND) {
      element.flags |= flag.encoded;
      i = scanReference(scanner, i);
      if (i === REFUSED) return REFUSED;
    } else if (byte === GREATER || byte === CARRIAGE_RETURN) {
      element.flags |= flag.encoded;
      i++;
    } else if (byte === BRACKET) {
      if (scanner.startsWith(']]>', i)) {
        return scanner.notWellFormed('"]]>" stands in character data.', i) || REFUSED;
      }
      i++;
    } else if (scanner.isCharacterAt(i)) i += 3;
    else return REFUSED;
  }
  return i;
}

/** From `<!--` to after `-->` (XML 2.5). Inside an element, `element` is told. */
export function scanComment(scanner: Scanner, element: XmlElement | null, start: number): number {
  const end = scanner.document.octets.indexOf('--', start + 4);
  if (end === -1) return scanner.notWellFormed('A comment has no end.', start) || REFUSED;
  if (scanner.at(end + 2) !== GREATER) return scanner.notWellFormed('"--" stands in a comment.', end) || REFUSED;
  if (!checkCharacters(scanner, start + 4, end)) return REFUSED;
  if (element === null) return end + 3;
  element.flags |= flag.comment;
  return checkSplit(scanner, element, start, end + 3);
}

/** From `<![CDATA[` to after `]]>` (XML 2.7). */
export function scanCdata(scanner: Scanner, element: XmlElement, start: number): number {
  const end = scanner.document.octets.indexOf(']]>', start + 9);
  if (end === -1) return scanner.notWellFormed('A CDATA section has no end.', start) || REFUSED;
  if (!checkCharacters(scanner, start + 9, end)) return REFUSED;
  if ((element.flags & flag.cdata) !== 0) return cdataSplits(scanner, start);
  element.flags |= flag.cdata;
  return checkSplit(scanner, element, start, end + 3);
}

/**
 * A value is one run of text or one CDATA section: readers disagree about anything else (CVE-2017-11427 and its kin).
 * @returns `end`.
 */
function checkSplit(scanner: Scanner, element: XmlElement, start: number, end: number): number {
  const { flags } = element;
  if ((flags & flag.comment) !== 0 && (flags & (flag.text | flag.cdata)) !== 0) {
    return scanner.fail('XML_COMMENT_IN_VALUE', 'A comment stands inside a value.', start) || REFUSED;
  }
  const isWhole = (flags & flag.cdata) === 0 || (flags & (flag.text | flag.whiteSpace)) === 0;
  return isWhole ? end : cdataSplits(scanner, start);
}

const cdataSplits = (scanner: Scanner, start: number): number =>
  scanner.fail('XML_CDATA_SPLITS_VALUE', 'A CDATA section is only a part of a value.', start) || REFUSED;

/** Checks the characters of a comment, a CDATA section or a processing instruction. */
export function checkCharacters(scanner: Scanner, from: number, to: number): boolean {
  const { bytes } = scanner;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    const isPlain = byte >= 0x20 ? byte !== 0xef : ((byteClass[byte] ?? 0) & SPACE) !== 0;
    if (!isPlain && !scanner.isCharacterAt(i)) return false;
  }
  return true;
}
