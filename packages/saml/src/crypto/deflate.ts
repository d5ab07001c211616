/** DEFLATE without any header (RFC 1951), for the HTTP-Redirect binding. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export const deflate = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes);

interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

/** @returns `null` where the data is not DEFLATE, is cut short, or has something after its end. */
export function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array | 'too-large' | null {
  try {
    // @types/node does not know that `info` changes what is returned.
    const { buffer, engine } = inflateRawSync(bytes, { maxOutputLength: maxBytes, info: true }) as unknown as Inflated;
    return engine.bytesWritten === bytes.length ? buffer : null;
  } catch (error) {
    // Passing `maxOutputLength` is a RangeError; every other error says that the stream is damaged.
    return error instanceof RangeError ? 'too-large' : null;
  }
}
