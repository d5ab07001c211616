/** Uses up an invitation when its person comes in through single sign-on. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, type Db, type Platform, Problem } from '../platform/index.ts';
import { type Invitation, statusOf } from './invitation.ts';
import { endInvitation, findInvitation } from './invitation-store.ts';

interface Input {
  readonly accountId: string;
  readonly actor: Actor;
}

/**
 * The invitation whose role the new member gets. Throws INVITATION_INVALID when it has been used, withdrawn, or has
 * expired in the meantime. The caller adds the member, in the same transaction.
 */
export async function acceptInvitationBySso(
  tx: Db,
  platform: Pick<Platform, 'clock' | 'ids'>,
  invitationId: string,
  { accountId, actor }: Input,
): Promise<Invitation> {
  const now = platform.clock.now();
  const invitation = await findInvitation(tx, accountId, invitationId);
  const open = invitation !== null && statusOf(invitation, now) === 'open';
  if (!open || !(await endInvitation(tx, accountId, invitationId, 'accepted_at', now)))
    throw new Problem('INVITATION_INVALID');
  await recordAuditEvent(tx, platform, {
    accountId,
    action: 'invitation.accepted',
    actor,
    target: { type: 'invitation', id: invitation.id, name: invitation.email },
    details: { role: invitation.role, through: 'sso' },
  });
  return invitation;
}
