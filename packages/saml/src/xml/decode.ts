/** Turns the source of values into what they mean: references, CDATA and line ends expanded. Octets in, octets or text out. */
import { characterNumber, predefinedEntities } from './scan-reference.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const AMPERSAND = 0x26;
const CDATA_START = '<![CDATA[';
const CDATA_END = ']]>';

/** How a character that is referred to by number is written: {@link octetsOfCodePoint}, or {@link textOfCodePoint}. */
type Spelling = (codePoint: number) => string;

/** Its UTF-8 encoding, one byte a character. */
export function octetsOfCodePoint(codePoint: number): string {
  const byte = (shift: number): number => 0x80 | ((codePoint >> shift) & 0x3f);
  if (codePoint < 0x80) return String.fromCharCode(codePoint);
  if (codePoint < 0x800) return String.fromCharCode(0xc0 | (codePoint >> 6), byte(0));
  if (codePoint < 0x10000) return String.fromCharCode(0xe0 | (codePoint >> 12), byte(6), byte(0));
  return String.fromCharCode(0xf0 | (codePoint >> 18), byte(12), byte(6), byte(0));
}

/** Only for a document in ASCII, whose octets are its text. */
export const textOfCodePoint = (codePoint: number): string => String.fromCodePoint(codePoint);

/** An attribute value as written, normalised (XML 2.11, 3.3.3): white space becomes blanks, except by reference. */
export function expandAttribute(raw: string, spell: Spelling = octetsOfCodePoint): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < raw.length; ) {
    const code = raw.charCodeAt(i);
    if (code === AMPERSAND) {
      const end = raw.indexOf(';', i);
      out += raw.slice(from, i) + referent(raw.slice(i + 1, end), spell);
      i = end + 1;
      from = i;
    } else if (code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN) {
      out += `${raw.slice(from, i)} `;
      i += code === CARRIAGE_RETURN && raw.charCodeAt(i + 1) === LINE_FEED ? 2 : 1;
      from = i;
    } else i++;
  }
  return out + raw.slice(from);
}

/** Character data as written between two tags, with comments left out (XML 2.4, 2.5, 2.7, 2.11). */
export function expandText(raw: string, spell: Spelling = octetsOfCodePoint): string {
  let out = '';
  let from = 0;
  for (let i = nextSpecial(raw, 0); i < raw.length; i = nextSpecial(raw, i)) {
    out += raw.slice(from, i);
    const code = raw.charCodeAt(i);
    if (code === AMPERSAND) {
      const end = raw.indexOf(';', i);
      out += referent(raw.slice(i + 1, end), spell);
      i = end + 1;
    } else if (code === CARRIAGE_RETURN) {
      out += '\n';
      i += raw.charCodeAt(i + 1) === LINE_FEED ? 2 : 1;
    } else if (raw.startsWith(CDATA_START, i)) {
      const end = raw.indexOf(CDATA_END, i);
      out += normalizeLineEnds(raw.slice(i + CDATA_START.length, end));
      i = end + CDATA_END.length;
    } else {
      // The only other markup between two tags is a comment: the parser has refused the rest.
      i = raw.indexOf('-->', i + 4) + 3;
    }
    from = i;
  }
  return out + raw.slice(from);
}

/** The next `&`, `<` or carriage return. */
function nextSpecial(raw: string, from: number): number {
  let i = from;
  for (; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === AMPERSAND || code === 0x3c || code === CARRIAGE_RETURN) break;
  }
  return i;
}

const normalizeLineEnds = (octets: string): string =>
  octets.includes('\r') ? octets.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : octets;

function referent(name: string, spell: Spelling): string {
  return predefinedEntities.get(name) ?? spell(characterNumber(name));
}
