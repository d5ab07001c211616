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

function strictly(text: string, bytes: Buffer): Uint8Array | null {
  // Encoding again and comparing is faster than looking at the characters, and leaves nothing to forget.
  const canonical = bytes.toString('base64');
  if (canonical === text) return bytes;
  const compact = withoutWhiteSpace(text);
  return compact.length !== text.length && canonical === compact ? bytes : null;
}

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
