/** Reads names (XML 2.3 [5], Namespaces 4 [7]) and resolves prefixes. */
import { textOfOctets } from '../crypto/index.ts';
import { byteClass, codePointAt, isNameBeyondAscii, isNameStartBeyondAscii, NAME, NAME_START } from './characters.ts';
import type { Scanner } from './scanner.ts';
import type { NamespaceBinding } from './tree.ts';
import { HASH_START, hashStep, knownName } from './vocabulary.ts';

const COLON = 0x3a;

/** Moves over a qualified name; `nameHash` is then that of its local part and `colon` the offset of its colon or -1. */
export function scanName(scanner: Scanner): boolean {
  const { bytes } = scanner;
  const start = scanner.position;
  let partStart = start;
  let hash = HASH_START;
  let colon = -1;
  let i = start;
  for (;;) {
    const byte = bytes[i] ?? 0;
    if (((byteClass[byte] ?? 0) & NAME) !== 0) {
      if (i === partStart && ((byteClass[byte] ?? 0) & NAME_START) === 0) break;
      hash = hashStep(hash, byte);
      i++;
    } else if (byte === COLON) {
      if (colon !== -1 || i === start)
        return scanner.notWellFormed('A name has an empty prefix or more than one colon.', i);
      colon = i;
      hash = HASH_START;
      i++;
      partStart = i;
    } else if (byte >= 0x80) {
      const { codePoint, length } = codePointAt(bytes, i);
      if (!(i === partStart ? isNameStartBeyondAscii(codePoint) : isNameBeyondAscii(codePoint))) break;
      for (let k = 0; k < length; k++) hash = hashStep(hash, bytes[i + k] ?? 0);
      i += length;
    } else break;
  }
  if (i === partStart) return scanner.notWellFormed('A name was expected.', i);
  scanner.position = i;
  scanner.nameHash = hash;
  scanner.colon = colon;
  return true;
}

/** The local part of the name scanned last, which began at `start`. */
export function localNameFrom(scanner: Scanner, start: number): string {
  const from = scanner.colon === -1 ? start : scanner.colon + 1;
  const known = knownName(scanner.bytes, from, scanner.position, scanner.nameHash);
  if (known !== null) return known;
  const octets = scanner.document.octets.slice(from, scanner.position);
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
