/** Reads references (XML 4.1): characters by number and the five predefined entities, nothing else. */
import { isCharacter } from './characters.ts';
import { REFUSED, type Scanner } from './scanner.ts';

/** What the five entities stand for. */
export const predefinedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The longest reference with a meaning, `&#x10FFFF;`, with some room for leading zeros. */
const MAX_REFERENCE_LENGTH = 32;

/** Checks the reference that begins at `offset`. @returns the offset after it. */
export function scanReference(scanner: Scanner, offset: number): number {
  const { octets } = scanner.document;
  const end = octets.slice(offset, offset + MAX_REFERENCE_LENGTH).indexOf(';') + offset;
  if (end < offset) return scanner.notWellFormed('An ampersand begins no reference.', offset) || REFUSED;
  const name = octets.slice(offset + 1, end);
  if (name.startsWith('#')) {
    if (isCharacter(characterNumber(name))) return end + 1;
    return scanner.notWellFormed(`&${name}; is not a character that XML allows.`, offset) || REFUSED;
  }
  if (predefinedEntities.has(name)) return end + 1;
  const message = 'Only the five predefined entities may be referred to.';
  return scanner.fail('XML_ENTITY_FORBIDDEN', message, offset) || REFUSED;
}

/** The code point that `#65` or `#x41` names; -1 where it names none. */
export function characterNumber(name: string): number {
  const hexadecimal = name.charCodeAt(1) === 0x78;
  const digits = name.slice(hexadecimal ? 2 : 1);
  if (digits === '') return -1;
  let value = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digitValue(digits.charCodeAt(i));
    if (digit < 0 || (!hexadecimal && digit > 9)) return -1;
    value = value * (hexadecimal ? 16 : 10) + digit;
    if (value > 0x10ffff) return -1;
  }
  return value;
}

function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
