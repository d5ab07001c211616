/** What each byte may be in XML 1.0 (fifth edition), as one table, and the rules for characters beyond ASCII. */

/** May begin a name: A-Z a-z _ (the colon is handled where names are split). */
export const NAME_START = 1;
/** May stand inside a name. */
export const NAME = 2;
/** Space, tab, line feed, carriage return. */
export const SPACE = 4;
/** Ends a run of plain character data: markup, references, `>`, `]`, CR, controls, and EF (begins U+FFFE and U+FFFF). */
export const TEXT_STOP = 8;
/** Ends a run of plain attribute value: quotes, markup, references, white space but the space, controls, EF. */
export const VALUE_STOP = 16;

export const byteClass: Uint8Array = makeByteClass();

function makeByteClass(): Uint8Array {
  const table = new Uint8Array(256);
  const mark = (characters: string, flags: number): void => {
    for (let i = 0; i < characters.length; i++) {
      const code = characters.charCodeAt(i);
      table[code] = (table[code] ?? 0) | flags;
    }
  };
  for (let control = 0; control < 0x20; control++) table[control] = TEXT_STOP | VALUE_STOP;
  mark('\t\n', SPACE);
  mark('\r ', SPACE);
  for (const plainInText of [0x09, 0x0a]) table[plainInText] = SPACE | VALUE_STOP;
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_', NAME_START | NAME);
  mark('0123456789-.', NAME);
  mark('<&', TEXT_STOP | VALUE_STOP);
  mark('>]', TEXT_STOP);
  mark('"\'', VALUE_STOP);
  mark('\u00ef', TEXT_STOP | VALUE_STOP);
  return table;
}

/** The first offset from `from` on whose byte is one of `stops`; 0, which no document may contain, is one after the end. */
export function nextStop(bytes: Uint8Array, from: number, stops: number): number {
  const table = byteClass;
  // Four in a row take less time than one by one.
  for (let i = from; ; i += 4) {
    if (((table[bytes[i] ?? 0] ?? 0) & stops) !== 0) return i;
    if (((table[bytes[i + 1] ?? 0] ?? 0) & stops) !== 0) return i + 1;
    if (((table[bytes[i + 2] ?? 0] ?? 0) & stops) !== 0) return i + 2;
    if (((table[bytes[i + 3] ?? 0] ?? 0) & stops) !== 0) return i + 3;
  }
}

/** Char (XML 2.2): what may appear in a document, literally or by reference. */
export function isCharacter(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint === 0x09 || codePoint === 0x0a || codePoint === 0x0d;
  if (codePoint < 0xd800) return true;
  return (codePoint >= 0xe000 && codePoint <= 0xfffd) || (codePoint >= 0x10000 && codePoint <= 0x10ffff);
}

/** NameStartChar beyond ASCII (XML 2.3), as pairs of first and last code point. */
const nameStartRanges = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef,
  0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff,
];
/** What NameChar adds to them. */
const nameExtraRanges = [0xb7, 0xb7, 0x300, 0x36f, 0x203f, 0x2040];

export const isNameStartBeyondAscii = (codePoint: number): boolean => within(codePoint, nameStartRanges);
export const isNameBeyondAscii = (codePoint: number): boolean =>
  within(codePoint, nameStartRanges) || within(codePoint, nameExtraRanges);

function within(codePoint: number, ranges: readonly number[]): boolean {
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    if (codePoint >= (ranges[i] ?? 0) && codePoint <= (ranges[i + 1] ?? 0)) return true;
  }
  return false;
}

/** The code point that begins at `offset` of valid UTF-8, and how many bytes it takes. */
export function codePointAt(
  bytes: Uint8Array,
  offset: number,
): { readonly codePoint: number; readonly length: number } {
  const lead = bytes[offset] ?? 0;
  const next = (n: number): number => (bytes[offset + n] ?? 0) & 0x3f;
  if (lead < 0x80) return { codePoint: lead, length: 1 };
  if (lead < 0xe0) return { codePoint: ((lead & 0x1f) << 6) | next(1), length: 2 };
  if (lead < 0xf0) return { codePoint: ((lead & 0x0f) << 12) | (next(1) << 6) | next(2), length: 3 };
  return { codePoint: ((lead & 0x07) << 18) | (next(1) << 12) | (next(2) << 6) | next(3), length: 4 };
}
