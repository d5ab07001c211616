/** Bytes, and strings that hold one byte a character ("octets"): the form in which the parser cuts and compares. */

import { isAscii as nodeIsAscii, isUtf8 as nodeIsUtf8 } from 'node:buffer';
import { passingMemory } from './passing-memory.ts';

const view = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const isAscii = (bytes: Uint8Array): boolean => nodeIsAscii(bytes);
export const isUtf8 = (bytes: Uint8Array): boolean => nodeIsUtf8(bytes);

/** Each byte as one character: offsets in the string are offsets in the bytes. */
export const octetsOf = (bytes: Uint8Array): string => view(bytes).toString('latin1');

export const bytesOfOctets = (octets: string): Uint8Array => Buffer.from(octets, 'latin1');

/** The UTF-8 encoding of a text, one byte a character. */
export function octetsOfText(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) >= 0x80) return Buffer.from(text, 'utf8').toString('latin1');
  }
  return text;
}

/** The text whose UTF-8 encoding these octets are. */
export function textOfOctets(octets: string): string {
  for (let i = 0; i < octets.length; i++) {
    if (octets.charCodeAt(i) >= 0x80) return Buffer.from(octets, 'latin1').toString('utf8');
  }
  return octets;
}

export const bytesOfText = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const textOfBytes = (bytes: Uint8Array): string => view(bytes).toString('utf8');

/** The bytes of octets that come in pieces, in passing memory: see there. */
export function passingBytesOf(pieces: readonly string[]): Uint8Array {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const memory = passingMemory(length);
  let end = 0;
  for (const piece of pieces) end += memory.write(piece, end, 'latin1');
  return memory.subarray(0, end);
}
