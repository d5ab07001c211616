/** Makes text from a message safe to print: what it says must not move the cursor, change colours or turn the line around. */

/** Control characters (C0, DEL, C1), line and paragraph separators, and those that change the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const MAX_LENGTH = 500;

/** On one line; what cannot be seen is written as its number, so that it can. Longer than `length` is cut. */
export function printable(text: string, length = MAX_LENGTH): string {
  const cut = text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text;
  return cut.replace(UNSAFE, asNumber);
}

const asNumber = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Indented JSON with the same care: the numbers are JSON's own way to write characters, so that the value stays the same. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(UNSAFE, (character) => (character === '\n' ? character : asNumber(character)));

/** For XML that is printed: line breaks stay, the rest is written as character references. */
export const escapeUnsafe = (xml: string): string =>
  xml.replace(UNSAFE, (character) =>
    /[\n\t]/.test(character) ? character : `&#x${character.charCodeAt(0).toString(16)};`,
  );
