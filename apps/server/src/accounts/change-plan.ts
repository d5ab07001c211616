/** Changes the plan of an account. */
import type { Plan } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Billing, entitlementsOf } from '../plans/index.ts';
import { type Actor, type Caller, found, type Platform, Problem } from '../platform/index.ts';
import { type Account, isEnforced } from './account.ts';
import { lockAccount, saveAccount } from './account-store.ts';

interface Input {
  readonly accountId: string;
  readonly plan: Plan;
  readonly caller: Caller;
  readonly actor: Actor;
}

/**
 * Throws PLAN_NEEDED_WHILE_ENFORCED for a plan without enforcement: neither single sign-on (not included) nor passwords
 * (refused) would open the account. Sessions that are open stay open to their end.
 */
export async function changePlan(platform: Platform, billing: Billing, input: Input): Promise<Account> {
  const { accountId, plan, actor } = input;
  const at = platform.clock.now();
  return platform.db.transaction().execute(async (tx) => {
    const before = found(await lockAccount(tx, accountId));
    if (before.plan === plan) return before;
    if (isEnforced(before, at) && !entitlementsOf(plan).enforcement) throw new Problem('PLAN_NEEDED_WHILE_ENFORCED');
    await billing.planChanging(tx, {
      accountId,
      from: before.plan,
      to: plan,
      changedByUserId: input.caller.userId,
      at,
    });
    await saveAccount(tx, accountId, { plan });
    await recordAuditEvent(tx, platform, {
      accountId,
      actor,
      target: { type: 'account', id: accountId, name: before.name },
      action: 'account.plan_changed',
      details: { from: before.plan, to: plan },
    });
    return { ...before, plan };
  });
}
