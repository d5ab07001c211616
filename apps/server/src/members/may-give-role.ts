/** Whether somebody may make a new member with a role, at this very moment. */
import type { Role } from '@latchkey/contract';
import { type Db, found, type Membership } from '../platform/index.ts';
import { mayAssign } from './member.ts';
import { findMemberById, lockMembers } from './member-store.ts';

/** Looks behind the lock: the role of whoever acts may have been taken a moment ago. Call it in a transaction. */
export async function mayGiveRole(tx: Db, { accountId, memberId }: Membership, role: Role): Promise<boolean> {
  await lockMembers(tx, accountId);
  const acting = found(await findMemberById(tx, accountId, memberId));
  return acting.suspendedAt === null && mayAssign(acting.role, 'member', role);
}
