/** Keeps an account from losing its last owner, or the last one who can get in. */
import { type Db, type Platform, Problem } from '../platform/index.ts';
import { isLastOwner, type Member } from './member.ts';
import { countOwners, selectOwnersWithAWayIn } from './member-store.ts';

/**
 * Call it behind the lock of the members, before somebody stops being an owner who may come in. While single sign-on
 * is enforced, a way in is a sign-in through an enabled provider, or a recovery code that is left.
 * Throws LAST_OWNER or LAST_OWNER_WITH_A_WAY_IN.
 */
export async function guardLastOwner(tx: Db, { clock }: Pick<Platform, 'clock'>, member: Member): Promise<void> {
  if (member.role !== 'owner' || member.suspendedAt !== null) return;
  if (isLastOwner(member, await countOwners(tx, member.accountId))) throw new Problem('LAST_OWNER');
  const owners = await selectOwnersWithAWayIn(tx, member.accountId, clock.now());
  if (owners?.length === 1 && owners[0] === member.id) throw new Problem('LAST_OWNER_WITH_A_WAY_IN');
}
