/** Reads names (XML 2.3 [5], Namespaces 4 [7]) and resolves prefixes. */
import { textOfOctets } from '../crypto/index.ts';
import { byteClass, codePointAt, isNameBeyondAscii, isNameStartBeyondAscii, NAME, NAME_START } from './characters.ts';
import { REFUSED, type Scanner } from './scanner.ts';
import type { NamespaceBinding } from './tree.ts';
import { knownName } from './vocabulary.ts';

const COLON = 0x3a;

/** From the first byte of a qualified name to after its last; `scanner.colon` is then the offset of its colon or -1. */
export function scanName(scanner: Scanner, start: number): number {
  const { bytes } = scanner;
  let end = afterAsciiName(bytes, start);
  let colon = -1;
  if (bytes[end] === COLON && end !== start) {
    colon = end;
    end = afterAsciiName(bytes, colon + 1);
  }
  const isWhole = end !== start && end !== colon + 1 && (bytes[end] ?? 0) < 0x80 && bytes[end] !== COLON;
  if (!isWhole) return scanUnusualName(scanner, start);
  scanner.colon = colon;
  return end;
}

/** @returns `start` where no name begins there. */
function afterAsciiName(bytes: Uint8Array, start: number): number {
  if (((byteClass[bytes[start] ?? 0] ?? 0) & NAME_START) === 0) return start;
  let i = start + 1;
  while (((byteClass[bytes[i] ?? 0] ?? 0) & NAME) !== 0) i++;
  return i;
}

/** The same for names with characters beyond ASCII, and for what is no name. */
function scanUnusualName(scanner: Scanner, start: number): number {
  const { bytes } = scanner;
  let partStart = start;
  let i = start;
  scanner.colon = -1;
  for (;;) {
    const { codePoint, length } = codePointAt(bytes, i);
    if (codePoint === COLON && i !== partStart && scanner.colon === -1) {
      scanner.colon = i;
      partStart = i + 1;
    } else if (!isNameCharacter(codePoint, i === partStart)) break;
    i += length;
  }
  if (i === partStart) return scanner.notWellFormed('A name was expected.', i) || REFUSED;
  if (bytes[i] === COLON) return scanner.notWellFormed('A name has more than one colon.', i) || REFUSED;
  return i;
}

function isNameCharacter(codePoint: number, first: boolean): boolean {
  if (codePoint < 0x80) return ((byteClass[codePoint] ?? 0) & (first ? NAME_START : NAME)) !== 0;
  return first ? isNameStartBeyondAscii(codePoint) : isNameBeyondAscii(codePoint);
}

/** The local name at these offsets. */
export function localNameAt(scanner: Scanner, start: number, end: number): string {
  const known = knownName(scanner.bytes, scanner.words, start, end);
  if (known !== null) return known;
  const octets = scanner.document.octets.slice(start, end);
  return scanner.document.isAscii ? octets : textOfOctets(octets);
}

/** The innermost binding of the prefix at `start`..`end` (empty for the default namespace), or `null`. */
export function findBinding(
  bytes: Uint8Array,
  scope: NamespaceBinding | null,
  start: number,
  end: number,
): NamespaceBinding | null {
  const length = end - start;
  search: for (let binding = scope; binding !== null; binding = binding.outer) {
    const { prefix } = binding;
    if (prefix.length !== length) continue;
    for (let i = 0; i < length; i++) {
      if (prefix.charCodeAt(i) !== bytes[start + i]) continue search;
    }
    return binding;
  }
  return null;
}
