/** What a browser sent: the fields of a form or a query, and uploaded files. */
import type { FastifyRequest } from 'fastify';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Form {
  /** The trimmed text of a field; empty when it was not sent. */
  text(name: string): string;
  /** All values of a field that may be sent several times, trimmed, in order. */
  texts(name: string): string[];
  /** Whether a check box or a button was sent. */
  has(name: string): boolean;
  /** An uploaded file; `undefined` when none was chosen. */
  file(name: string): UploadedFile | undefined;
}

/** Uploads in the lab are certificates and metadata. */
const maximumFileBytes = 1024 * 1024;

/** Thrown for a larger file; its message is for people. */
export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge';
}

/** @param fields a parsed query or urlencoded body: names to a text or a list of texts; anything else is left out. */
export function formOf(fields: unknown, files: ReadonlyMap<string, UploadedFile> = new Map()): Form {
  const values = new Map<string, string[]>();
  if (typeof fields === 'object' && fields !== null) {
    for (const [name, value] of Object.entries(fields)) {
      const list: unknown[] = Array.isArray(value) ? value : [value];
      values.set(
        name,
        list.filter((entry) => typeof entry === 'string').map((entry) => entry.trim()),
      );
    }
  }
  return {
    text: (name) => values.get(name)?.[0] ?? '',
    texts: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    file: (name) => files.get(name),
  };
}

/** The body of a POST, whichever of the two encodings of HTML forms it has. */
export async function formOfBody(request: FastifyRequest): Promise<Form> {
  if (!request.isMultipart()) return formOf(request.body);
  const fields: Record<string, string[]> = {};
  const files = new Map<string, UploadedFile>();
  for await (const part of request.parts({ limits: { fileSize: maximumFileBytes, files: 1 } })) {
    if (part.type === 'file') {
      // Read to its end before it is refused, so that the browser gets an answer to show.
      const bytes = await part.toBuffer().catch((error: unknown) => {
        throw part.file.truncated ? new UploadTooLarge('The file is larger than 1 MB. Nothing was saved.') : error;
      });
      if (part.filename !== '' && bytes.length > 0) files.set(part.fieldname, { name: part.filename, bytes });
    } else if (typeof part.value === 'string') {
      fields[part.fieldname] = [...(fields[part.fieldname] ?? []), part.value];
    }
  }
  return formOf(fields, files);
}
