/** Turns the bytes of a metadata file, or pasted text, into what the API takes. */
import { maximumMetadataBytes } from '@latchkey/contract';

export interface Upload {
  readonly metadata: string;
  readonly encoding: 'text' | 'base64';
  /** The file's name; `null` for pasted text. */
  readonly name: string | null;
  readonly bytes: number;
}

export type UploadResult =
  | { readonly ok: true; readonly upload: Upload }
  | { readonly ok: false; readonly problem: string };

/** Bytes that are not UTF-8, such as UTF-16 or a DER certificate, travel as base64: the server sees exactly what was chosen. */
export function uploadFromBytes(bytes: Uint8Array, name: string): UploadResult {
  const problem = problemOfSize(bytes.length);
  if (problem !== null) return { ok: false, problem };
  try {
    const metadata = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ok: true, upload: { metadata, encoding: 'text', name, bytes: bytes.length } };
  } catch {
    // `fatal` throws where the bytes are no UTF-8.
    return { ok: true, upload: { metadata: toBase64(bytes), encoding: 'base64', name, bytes: bytes.length } };
  }
}

export function uploadFromText(text: string): UploadResult {
  const bytes = new TextEncoder().encode(text).length;
  const problem = problemOfSize(bytes);
  return problem === null
    ? { ok: true, upload: { metadata: text, encoding: 'text', name: null, bytes } }
    : { ok: false, problem };
}

function problemOfSize(bytes: number): string | null {
  if (bytes === 0) return 'The file is empty. Download it again.';
  if (bytes > maximumMetadataBytes)
    return `The file has ${sizeInWords(bytes)}; at most ${sizeInWords(maximumMetadataBytes)} are read. Metadata of one identity provider has 10 to 30 KB.`;
  return null;
}

/** Decimal units: `17.8 KB`, `2 MB`. */
export function sizeInWords(bytes: number): string {
  const rounded = (value: number) => String(Math.round(value * 10) / 10);
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${rounded(bytes / 1_000)} KB` : `${rounded(bytes / 1_000_000)} MB`;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In pieces, since a call takes a limited number of arguments.
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary);
}
