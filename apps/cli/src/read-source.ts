/** Reads a file or standard input, as far as anything that is SAML goes. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** Metadata may have 2 MB; a message has less, even escaped as a form. What is larger is refused by whoever reads it. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * @param path `-` for standard input.
 * @returns at most one byte more than {@link MAX_BYTES}: enough to see that it is too large.
 */
export async function readSource(path: string, standardInput: Readable): Promise<Uint8Array> {
  const stream = path === '-' ? standardInput : createReadStream(path);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes);
      length += bytes.length;
      if (length > MAX_BYTES) break;
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new Error(`${path} cannot be read (${reasons[code] ?? code}).`, { cause });
  }
  return new Uint8Array(Buffer.concat(chunks).subarray(0, MAX_BYTES + 1));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};
