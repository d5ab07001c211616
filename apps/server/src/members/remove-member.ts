/** Removes a member, or lets one leave. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Membership, type Platform, Problem } from '../platform/index.ts';
import { endSessions } from '../sessions/index.ts';
import { deleteUnreachableUsers } from '../users/index.ts';
import { guardLastOwner } from './guard-last-owner.ts';
import { mayRemove } from './member.ts';
import { deleteMember, findMemberById, lockMembers } from './member-store.ts';

/**
 * Ends the member's sessions that open only this account. A person without a password can be reached through this
 * account alone: the user goes too, with identities and sessions. Throws NOT_FOUND, NOT_ALLOWED, LAST_OWNER, or LAST_OWNER_WITH_A_WAY_IN.
 */
export async function removeMember(
  platform: Platform,
  acting: Membership,
  actor: Actor,
  memberId: string,
): Promise<void> {
  const { accountId } = acting;
  await platform.db.transaction().execute(async (tx) => {
    await lockMembers(tx, accountId);
    const { role: actingRole } = found(await findMemberById(tx, accountId, acting.memberId));
    const member = found(await findMemberById(tx, accountId, memberId));
    if (!mayRemove(actingRole, member.role, member.id === acting.memberId)) throw new Problem('NOT_ALLOWED');
    await guardLastOwner(tx, platform, member);
    await deleteMember(tx, accountId, member.id);
    const endedSessions = await endSessions(tx, { accountId, userId: member.userId });
    await deleteUnreachableUsers(tx, [member.userId]);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'member.removed',
      actor,
      target: { type: 'member', id: member.id, name: member.name },
      details: { email: member.email, role: member.role, endedSessions },
    });
  });
}
