/** Base64 (RFC 4648, 4), strictly: Node's own decoder skips what it does not know, which lets two readers disagree. */

/**
 * White space (blank, tab, CR, LF) may stand anywhere, as xs:base64Binary allows; everything else must be canonical:
 * no other characters, full padding, no stray bits in the last group. @returns `null` otherwise.
 */
export function decodeBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  // Encoding again and comparing is faster than looking at the characters, and leaves nothing to forget.
  if (bytes.toString('base64') === text) return bytes;
  const compact = withoutWhiteSpace(text);
  return compact.length !== text.length && bytes.toString('base64') === compact ? bytes : null;
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
