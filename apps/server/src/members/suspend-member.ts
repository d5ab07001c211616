/** Keeps a member out for a while, or lets them in again. Nothing of theirs is deleted. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Membership, type Platform, Problem } from '../platform/index.ts';
import { endSessions } from '../sessions/index.ts';
import { guardLastOwner } from './guard-last-owner.ts';
import { type Member, maySuspend } from './member.ts';
import { findMemberById, lockMembers, updateSuspension } from './member-store.ts';

interface Input {
  readonly memberId: string;
  readonly suspended: boolean;
}

/**
 * Ends the member's sessions that open only this account; sessions that open several find this one closed.
 * Twice is once. Throws NOT_FOUND, NOT_ALLOWED, LAST_OWNER, or LAST_OWNER_WITH_A_WAY_IN.
 */
export async function suspendMember(
  platform: Platform,
  acting: Membership,
  actor: Actor,
  { memberId, suspended }: Input,
): Promise<Member> {
  const { accountId } = acting;
  return platform.db.transaction().execute(async (tx) => {
    await lockMembers(tx, accountId);
    const { role: actingRole } = found(await findMemberById(tx, accountId, acting.memberId));
    const member = found(await findMemberById(tx, accountId, memberId));
    if (!maySuspend(actingRole, member.role, member.id === acting.memberId)) throw new Problem('NOT_ALLOWED');
    if ((member.suspendedAt !== null) === suspended) return member;
    if (suspended) await guardLastOwner(tx, platform, member);
    const suspendedAt = suspended ? platform.clock.now() : null;
    await updateSuspension(tx, accountId, member.id, suspendedAt);
    const endedSessions = suspended ? await endSessions(tx, { accountId, userId: member.userId }) : 0;
    await recordAuditEvent(tx, platform, {
      accountId,
      action: suspended ? 'member.suspended' : 'member.unsuspended',
      actor,
      target: { type: 'member', id: member.id, name: member.name },
      details: { email: member.email, role: member.role, ...(suspended ? { endedSessions } : {}) },
    });
    return { ...member, suspendedAt };
  });
}
