/** Changes a member's role. */
import type { Role } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Membership, type Platform, Problem } from '../platform/index.ts';
import { guardLastOwner } from './guard-last-owner.ts';
import { type Member, mayAssign } from './member.ts';
import { findMemberById, lockMembers, updateRole } from './member-store.ts';

/** Throws NOT_FOUND, NOT_ALLOWED, ROLE_FROM_DIRECTORY, LAST_OWNER, or LAST_OWNER_WITH_A_WAY_IN. */
export async function changeMemberRole(
  platform: Platform,
  acting: Membership,
  actor: Actor,
  input: { readonly memberId: string; readonly role: Role },
): Promise<Member> {
  const { accountId } = acting;
  return platform.db.transaction().execute(async (tx) => {
    await lockMembers(tx, accountId);
    // Read again behind the lock: the role may have been taken a moment ago.
    const { role: actingRole } = found(await findMemberById(tx, accountId, acting.memberId));
    const member = found(await findMemberById(tx, accountId, input.memberId));
    if (!mayAssign(actingRole, member.role, input.role)) {
      throw new Problem('NOT_ALLOWED', { message: 'Only owners make, or unmake, owners.' });
    }
    if (member.role === input.role) return member;
    // The next sign-in would give it back. Owners are made by owners only, and the rules leave them alone.
    if (member.roleFrom !== null && input.role !== 'owner') {
      const message = `The rules of ${member.roleFrom} give this role at each sign-in. Change it in the directory, or change the rules.`;
      throw new Problem('ROLE_FROM_DIRECTORY', { message });
    }
    await guardLastOwner(tx, platform, member);
    await updateRole(tx, accountId, member.id, input.role);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'member.role_changed',
      actor,
      target: { type: 'member', id: member.id, name: member.name },
      details: { email: member.email, from: member.role, to: input.role },
    });
    return { ...member, role: input.role, roleFrom: null };
  });
}
