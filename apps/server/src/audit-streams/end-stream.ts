/** Ends a stream: what waits is not sent any more. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform } from '../platform/index.ts';
import { deleteStream, findStream } from './audit-stream-store.ts';

/** Throws NOT_FOUND. */
export async function endStream(platform: Platform, accountId: string, actor: Actor, id: string): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const { description, url } = found(await findStream(tx, accountId, id));
    await deleteStream(tx, accountId, id);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'audit_stream.deleted',
      actor,
      target: { type: 'audit_stream', id, name: description },
      details: { url },
    });
  });
}
