/** Base64 (RFC 4648, 4), strictly: Node's own decoder skips what it does not know, which lets two readers disagree. */

import { passingMemory } from './passing-memory.ts';

/**
 * White space (blank, tab, CR, LF) may stand anywhere, as xs:base64Binary allows; everything else must be canonical:
 * no other characters, full padding, no stray bits in the last group. @returns `null` otherwise.
 */
export const decodeBase64 = (text: string): Uint8Array | null => strictly(text, Buffer.from(text, 'base64'));

/** The same in passing memory: the bytes are gone with the next use of it. */
export function passingBase64(text: string): Uint8Array | null {
  const memory = passingMemory(text.length);
  return strictly(text, memory.subarray(0, memory.write(text, 'base64')));
}

/** `bytes` is what Node makes of `text`, skipping what it does not know and so making fewer of them. */
function strictly(text: string, bytes: Uint8Array): Uint8Array | null {
  if (isCanonical(text, bytes.length)) return bytes;
  const compact = withoutWhiteSpace(text);
  return compact.length !== text.length && isCanonical(compact, bytes.length) ? bytes : null;
}

function isCanonical(text: string, byteLength: number): boolean {
  const { length } = text;
  if (length === 0) return byteLength === 0;
  const padding = text.charCodeAt(length - 1) !== EQUALS ? 0 : text.charCodeAt(length - 2) !== EQUALS ? 1 : 2;
  if (length % 4 !== 0 || byteLength !== (length / 4) * 3 - padding) return false;
  // Node also knows the alphabet for addresses.
  if (text.includes('-') || text.includes('_')) return false;
  // The last character before the padding has two or four bits that are not used and must be zero.
  return padding === 0 || (padding === 1 ? endsOfTwo : endsOfOne).includes(text.charAt(length - padding - 1));
}

const EQUALS = 0x3d;
const endsOfOne = 'AQgw';
const endsOfTwo = 'AEIMQUYcgkosw048';

export const encodeBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

function withoutWhiteSpace(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) continue;
    if (from !== i) out += text.slice(from, i);
    from = i + 1;
  }
  return out + text.slice(from);
}
