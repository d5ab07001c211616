/** What the parser knows of the document while it reads, and the first reason it found to refuse it. */
import type { RejectionCode } from '../rejection-codes.ts';
import { shorten } from '../shorten.ts';
import type { Rejection } from '../verdict.ts';
import { IdRegister } from './id-register.ts';
import type { XmlLimits } from './limits.ts';
import { positionAt } from './position.ts';
import { sameBytes } from './same-bytes.ts';
import type { XmlDocument } from './tree.ts';

/** In place of an offset: the document was refused. */
export const REFUSED = -1;

/**
 * Scanning functions take the offset where they begin and return the one where they end, or `REFUSED` once `fail` has been
 * called; nothing is thrown on any input. So the offset is never kept in memory: it is what every step depends on.
 */
export class Scanner {
  readonly document: XmlDocument;
  readonly bytes: Uint8Array;
  /** The same bytes, to compare several at a time. */
  readonly words: DataView;
  readonly limits: XmlLimits;
  rejection: Rejection | null = null;
  readonly ids = new IdRegister();
  /** Offset of the colon in the name scanned last, or -1. */
  colon = -1;
  /** Whether the attribute value that was last looked at closely has anything to expand. */
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

  /** Whether the `length` bytes at one offset, which are those of a name, are also those at another, later one. */
  repeats(earlier: number, later: number, length: number): boolean {
    const { bytes, words } = this;
    return later + length <= bytes.length && sameBytes(bytes, words, earlier, bytes, words, later, length);
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

  /** Written `return scanner.fail(…) || REFUSED` where an offset is returned. */
  fail(code: RejectionCode, message: string, offset: number): false {
    this.rejection ??= { code, message: shorten(message), position: positionAt(this.document.octets, offset) };
    return false;
  }

  notWellFormed(message: string, offset: number): false {
    return this.fail('XML_NOT_WELL_FORMED', message, offset);
  }
}
