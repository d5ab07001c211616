/** Raw DEFLATE (RFC 1951), as the HTTP-Redirect binding uses it. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export function deflateRaw(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(deflateRawSync(bytes, { level: 9 }));
}

/**
 * @param limitBytes the largest output; more is `'too-large'` and is never kept in memory.
 * @returns `null` when the bytes are no DEFLATE stream, are cut short, or have anything after the end of the stream.
 */
export function inflateRaw(bytes: Uint8Array, limitBytes: number): Uint8Array | 'too-large' | null {
  try {
    // With `info` Node returns the engine too, which knows how many bytes it used; @types/node does not describe that.
    const result = inflateRawSync(bytes, { maxOutputLength: limitBytes, info: true }) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    return result.engine.bytesWritten === bytes.length ? new Uint8Array(result.buffer) : null;
  } catch (error) {
    // `maxOutputLength` is reported as a RangeError; all else says that the stream is damaged.
    return error instanceof RangeError ? 'too-large' : null;
  }
}
