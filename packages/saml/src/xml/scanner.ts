/** Where the parser stands in the document, and the first reason it found to refuse it. */
import type { RejectionCode } from '../rejection-codes.ts';
import { shorten } from '../shorten.ts';
import type { Rejection } from '../verdict.ts';
import type { XmlLimits } from './limits.ts';
import { positionAt } from './position.ts';
import type { XmlDocument, XmlElement } from './tree.ts';

/** Every scanning function returns false once `fail` has been called; nothing is thrown on any input. */
export class Scanner {
  readonly document: XmlDocument;
  readonly bytes: Uint8Array;
  /** The same bytes, to compare four at a time. */
  readonly words: DataView;
  readonly limits: XmlLimits;
  position = 0;
  rejection: Rejection | null = null;
  current: XmlElement | null = null;
  elementCount = 0;
  /** How many elements are open. */
  depth = 0;
  readonly ids = new Set<string>();
  /** Offset of the colon in the name scanned last, or -1. */
  colon = -1;
  /** What the attribute value scanned last was: its offsets, and whether it has anything to expand. */
  valueStart = 0;
  valueEnd = 0;
  valueIsEncoded = false;

  constructor(document: XmlDocument, bytes: Uint8Array, limits: XmlLimits) {
    this.document = document;
    this.bytes = bytes;
    this.words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.limits = limits;
  }

  /** The byte at an offset; 0, which no document may contain, after its end. */
  at(offset: number): number {
    return this.bytes[offset] ?? 0;
  }

  /** Whether the `length` bytes at one offset are those at another, later one. */
  repeats(earlier: number, later: number, length: number): boolean {
    const { bytes, words } = this;
    if (later + length > bytes.length) return false;
    let i = 0;
    for (; i + 4 <= length; i += 4) {
      if (words.getUint32(earlier + i) !== words.getUint32(later + i)) return false;
    }
    for (; i < length; i++) if (bytes[earlier + i] !== bytes[later + i]) return false;
    return true;
  }

  startsWith(text: string, offset: number): boolean {
    return this.document.octets.startsWith(text, offset);
  }

  /** Called where a scan stopped at a byte that is no markup: U+FFFE, U+FFFF and controls are not characters (XML 2.2). */
  isCharacterAt(offset: number): boolean {
    if (offset >= this.bytes.length) return this.notWellFormed('The document ends too early.', offset);
    const isNoncharacter = this.at(offset + 1) === 0xbf && this.at(offset + 2) >= 0xbe;
    if (this.at(offset) === 0xef && !isNoncharacter) return true;
    return this.notWellFormed('A character that XML does not allow.', offset);
  }

  fail(code: RejectionCode, message: string, offset: number = this.position): false {
    this.rejection ??= { code, message: shorten(message), position: positionAt(this.document.octets, offset) };
    return false;
  }

  notWellFormed(message: string, offset: number = this.position): false {
    return this.fail('XML_NOT_WELL_FORMED', message, offset);
  }
}
