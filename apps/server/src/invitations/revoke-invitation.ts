/** Withdraws an open invitation. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { endInvitation, findInvitation } from './invitation-store.ts';

/** Throws NOT_FOUND, or INVITATION_INVALID when it is not open any more. */
export async function revokeInvitation(
  platform: Platform,
  accountId: string,
  actor: Actor,
  invitationId: string,
): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const invitation = found(await findInvitation(tx, accountId, invitationId));
    if (!(await endInvitation(tx, accountId, invitationId, 'revoked_at', platform.clock.now()))) {
      throw new Problem('INVITATION_INVALID', {
        message: 'This invitation is not open any more: it has been used, withdrawn, or has expired.',
      });
    }
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'invitation.revoked',
      actor,
      target: { type: 'invitation', id: invitation.id, name: invitation.email },
      details: { role: invitation.role },
    });
  });
}
