/** Text, base64 and bytes: strict where the input is not ours. */

/** One alphabet, right padding, nothing else; white space is removed by the caller where a format allows it. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** @returns `null` when the bytes are not UTF-8. A byte order mark is kept. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The only thing that decoding with `fatal` can say.
    return null;
  }
}

export function base64Encode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** @returns `null` when the text is not base64 (RFC 4648, 4), or has bits set after the last byte. */
export function base64Decode(text: string): Uint8Array | null {
  if (!BASE64.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : null;
}
