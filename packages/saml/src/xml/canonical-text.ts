/** How canonical XML writes characters (Canonical XML 1.0, 2.3). */

/** What is written for a character, by its code; all of them come before `?`. */
type Escapes = readonly (string | undefined)[];

const escapes = (pairs: Readonly<Record<string, string>>): Escapes =>
  Array.from({ length: 0x3f }, (_, code) => pairs[String.fromCharCode(code)]);

const inText = escapes({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' });
const inAttribute = escapes({
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
});

export const escapeText = (octets: string): string => escapeWith(octets, inText);
export const escapeAttribute = (octets: string): string => escapeWith(octets, inAttribute);

function escapeWith(octets: string, table: Escapes): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < octets.length; i++) {
    const code = octets.charCodeAt(i);
    if (code >= 0x3f) continue;
    const escaped = table[code];
    if (escaped === undefined) continue;
    out += octets.slice(from, i) + escaped;
    from = i + 1;
  }
  return from === 0 ? octets : out + octets.slice(from);
}
