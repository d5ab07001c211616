/** Names as people type them: of persons and accounts. */
import { Problem } from '../platform/index.ts';

/**
 * Trimmed, runs of white space as one space, no control or format characters that could disguise it.
 * Throws INVALID_INPUT with the field when nothing is left.
 */
export function readName(text: string, field: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (name === '') throw new Problem('INVALID_INPUT', { fields: { [field]: 'Enter a name.' } });
  return name;
}
