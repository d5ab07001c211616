/** Gives a destination up that has failed for days, and tells the admins. What happens meanwhile waits. */
import { recordAuditEvent, systemActor } from '../audit-log/index.ts';
import { composeMail, queueMail } from '../mail/index.ts';
import { selectMembers } from '../members/index.ts';
import type { Platform } from '../platform/index.ts';
import type { Stream } from './audit-stream.ts';
import { updateStream } from './audit-stream-store.ts';

export async function disableStream(platform: Platform, stream: Stream, reason: string): Promise<void> {
  const { config, db } = platform;
  const { accountId, description, id } = stream;
  await db.transaction().execute(async (tx) => {
    await updateStream(tx, accountId, id, { state: 'disabled' });
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'audit_stream.disabled',
      actor: systemActor,
      target: { type: 'audit_stream', id, name: description },
      details: { reason },
    });
    const members = await selectMembers(tx, accountId);
    for (const { name, email, role, suspendedAt } of members) {
      if (role === 'member' || suspendedAt !== null) continue;
      await queueMail(tx, platform, {
        accountId,
        to: email,
        kind: 'webhook_disabled',
        subject: `Audit events are not sent to “${description}” any more`,
        text: composeMail(platform, {
          name,
          says: `Latchkey could not send audit events to “${description}” and has stopped trying. The last answer was: ${reason}`,
          link: { does: 'Mend the destination, then resume it', url: `${config.publicUrl}/audit-log/streaming` },
          more: 'Events wait until then, for as long as the audit log is kept.',
          because: 'You are an admin or an owner of the account.',
        }),
      });
    }
  });
}
