/** Sends a file that the browser saves. */
import type { FastifyReply } from 'fastify';

/** @param name as the person will find it; it may have any characters. */
export const download = (
  reply: FastifyReply,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
) => reply.type(file.type).header('content-disposition', contentDisposition(file.name)).send(Buffer.from(file.bytes));

/** RFC 6266: a plain name for old browsers, the real one in `filename*`. */
function contentDisposition(name: string): string {
  const clean = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  const plain = clean.replaceAll(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(clean).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
