/** Reads what stands between tags: character data, comments, CDATA. Splits and surprises inside a value are refused. */
import { byteClass, nextStop, SPACE, TEXT_STOP } from './characters.ts';
import { scanReference } from './scan-reference.ts';
import type { Scanner } from './scanner.ts';
import { flag, type XmlElement } from './tree.ts';

const CARRIAGE_RETURN = 0x0d;
const AMPERSAND = 0x26;
const LESS = 0x3c;
const GREATER = 0x3e;
const BRACKET = 0x5d;

/** Moves to the next `<`, noting on the element what kind of text came before it (XML 2.4). */
export function scanText(scanner: Scanner, element: XmlElement): boolean {
  const { bytes } = scanner;
  const start = scanner.position;
  let i = start;
  let byte = bytes[i] ?? 0;
  while (((byteClass[byte] ?? 0) & SPACE) !== 0) {
    if (byte === CARRIAGE_RETURN) element.flags |= flag.encoded;
    byte = bytes[++i] ?? 0;
  }
  if (byte !== LESS) {
    i = scanPlainText(scanner, element, i);
    if (i < 0) return false;
    element.flags |= flag.text;
  } else if (i !== start) element.flags |= flag.whiteSpace;
  scanner.position = i;
  if (i === start || (element.flags & (flag.comment | flag.cdata)) === 0) return true;
  return checkSplit(scanner, element, start);
}

/** @returns the offset of the next `<`, or -1. */
function scanPlainText(scanner: Scanner, element: XmlElement, from: number): number {
  const { bytes } = scanner;
  let i = from;
  for (;;) {
    i = nextStop(bytes, i, TEXT_STOP);
    const byte = bytes[i] ?? 0;
    if (byte === LESS) return i;
    if (byte === AMPERSAND) {
      element.flags |= flag.encoded;
      i = scanReference(scanner, i);
      if (i < 0) return -1;
    } else if (byte === GREATER || byte === CARRIAGE_RETURN) {
      element.flags |= flag.encoded;
      i++;
    } else if (byte === BRACKET) {
      if (scanner.startsWith(']]>', i)) {
        scanner.notWellFormed('"]]>" stands in character data.', i);
        return -1;
      }
      i++;
    } else if (scanner.isCharacterAt(i)) i += 3;
    else return -1;
  }
}

/** From `<!--` to after `-->` (XML 2.5). Inside an element, `element` is told. */
export function scanComment(scanner: Scanner, element: XmlElement | null): boolean {
  const { octets } = scanner.document;
  const start = scanner.position;
  const end = octets.indexOf('--', start + 4);
  if (end === -1) return scanner.notWellFormed('A comment has no end.', start);
  if (scanner.at(end + 2) !== GREATER) return scanner.notWellFormed('"--" stands in a comment.', end);
  if (!checkCharacters(scanner, start + 4, end)) return false;
  scanner.position = end + 3;
  if (element === null) return true;
  element.flags |= flag.comment;
  return checkSplit(scanner, element, start);
}

/** From `<![CDATA[` to after `]]>` (XML 2.7). */
export function scanCdata(scanner: Scanner, element: XmlElement): boolean {
  const start = scanner.position;
  const end = scanner.document.octets.indexOf(']]>', start + 9);
  if (end === -1) return scanner.notWellFormed('A CDATA section has no end.', start);
  if (!checkCharacters(scanner, start + 9, end)) return false;
  scanner.position = end + 3;
  if ((element.flags & flag.cdata) !== 0) return cdataSplits(scanner, start);
  element.flags |= flag.cdata;
  return checkSplit(scanner, element, start);
}

/** A value is one run of text or one CDATA section: readers disagree about anything else (CVE-2017-11427 and its kin). */
function checkSplit(scanner: Scanner, element: XmlElement, offset: number): boolean {
  const { flags } = element;
  if ((flags & flag.comment) !== 0 && (flags & (flag.text | flag.cdata)) !== 0) {
    return scanner.fail('XML_COMMENT_IN_VALUE', 'A comment stands inside a value.', offset);
  }
  if ((flags & flag.cdata) !== 0 && (flags & (flag.text | flag.whiteSpace)) !== 0) return cdataSplits(scanner, offset);
  return true;
}

const cdataSplits = (scanner: Scanner, offset: number): false =>
  scanner.fail('XML_CDATA_SPLITS_VALUE', 'A CDATA section is only a part of a value.', offset);

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
