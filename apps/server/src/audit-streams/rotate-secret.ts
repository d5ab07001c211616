/** Makes a new secret. The older one signs as well for a day, so that receivers can change over without a gap. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform } from '../platform/index.ts';
import { overlap, type Stream, sealPurpose } from './audit-stream.ts';
import { findStream, updateStream } from './audit-stream-store.ts';
import { newSecret } from './sign-delivery.ts';

/** Throws NOT_FOUND. */
export async function rotateSecret(
  platform: Platform,
  accountId: string,
  actor: Actor,
  id: string,
): Promise<{ readonly stream: Stream; readonly secret: string }> {
  const { clock, db, ids, seal } = platform;
  const secret = newSecret(ids);
  return db.transaction().execute(async (tx) => {
    const { description, sealedSecret } = found(await findStream(tx, accountId, id));
    await updateStream(tx, accountId, id, {
      sealed_secret: seal.close(secret, sealPurpose(id)),
      older_sealed_secret: sealedSecret,
      older_secret_until: clock.now() + overlap,
    });
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'audit_stream.secret_rotated',
      actor,
      target: { type: 'audit_stream', id, name: description },
    });
    return { stream: found(await findStream(tx, accountId, id)), secret };
  });
}
