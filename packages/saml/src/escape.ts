/** Escapes text for the XML that this package writes, in the form that .NET (and so Entra ID) uses. */

/** What XML 1.0 cannot carry at all (2.2): most control characters, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE: Readonly<Record<string, string>> = { ...TEXT, '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;' };

/** Escapes element content. Throws `TypeError` for a character that XML cannot carry. */
export function escapeText(text: string): string {
  return escapeWith(text, /[&<>\r]/g, TEXT);
}

/** Escapes the value of a double-quoted attribute. Throws `TypeError` for a character that XML cannot carry. */
export function escapeAttribute(value: string): string {
  return escapeWith(value, /[&<>"\t\n\r]/g, ATTRIBUTE);
}

function escapeWith(text: string, pattern: RegExp, table: Readonly<Record<string, string>>): string {
  if (FORBIDDEN.test(text)) throw new TypeError('The text has a character that XML cannot carry.');
  return text.replace(pattern, (character) => table[character] ?? character);
}

/** Attributes in the given order, each with a space before it; `null` leaves one out. */
export function attributes(pairs: readonly (readonly [name: string, value: string | null])[]): string {
  return pairs.map(([name, value]) => (value === null ? '' : ` ${name}="${escapeAttribute(value)}"`)).join('');
}
