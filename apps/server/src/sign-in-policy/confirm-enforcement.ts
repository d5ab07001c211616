/** An admin has come in through single sign-on: enforcement stays. */
import { confirmEnforcementRow } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { findMember } from '../members/index.ts';
import { type Actor, type Db, type Platform, roleRank } from '../platform/index.ts';

interface Input {
  readonly account: { readonly id: string; readonly name: string; readonly enforcementConfirmBy: number | null };
  readonly userId: string;
  readonly actor: Actor;
}

/** Costs nothing where there is nothing to confirm. Call it in the transaction of the sign-in. */
export async function confirmEnforcement(tx: Db, platform: Platform, { account, userId, actor }: Input): Promise<void> {
  if (account.enforcementConfirmBy === null) return;
  const member = await findMember(tx, account.id, userId);
  if (member === null || roleRank[member.role] < roleRank.admin) return;
  if (!(await confirmEnforcementRow(tx, account.id, platform.clock.now()))) return;
  await recordAuditEvent(tx, platform, {
    accountId: account.id,
    action: 'account.enforcement_confirmed',
    actor,
    target: { type: 'account', id: account.id, name: account.name },
  });
}
