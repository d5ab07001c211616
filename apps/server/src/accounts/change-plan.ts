/** Changes the plan of an account. */
import type { Plan } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Billing, entitlementsOf } from '../plans/index.ts';
import { type Actor, type Caller, found, type Platform } from '../platform/index.ts';
import type { Account } from './account.ts';
import { lockAccount, saveAccount } from './account-store.ts';

interface Input {
  readonly accountId: string;
  readonly plan: Plan;
  readonly caller: Caller;
  readonly actor: Actor;
}

/**
 * A plan without enforcement switches an enforcing account to Mixed in the same moment: otherwise neither
 * single sign-on (not included) nor passwords (refused) would open it. Sessions that are open stay open to their end.
 */
export async function changePlan(platform: Platform, billing: Billing, input: Input): Promise<Account> {
  const { accountId, plan, actor } = input;
  const at = platform.clock.now();
  return platform.db.transaction().execute(async (tx) => {
    const before = found(await lockAccount(tx, accountId));
    if (before.plan === plan) return before;
    await billing.planChanging(tx, {
      accountId,
      from: before.plan,
      to: plan,
      changedByUserId: input.caller.userId,
      at,
    });
    const losesEnforcement = before.signInPolicy === 'enforced' && !entitlementsOf(plan).enforcement;
    const policy = losesEnforcement ? ({ signInPolicy: 'mixed', signInPolicyChangedAt: at } as const) : {};
    await saveAccount(tx, accountId, { plan, ...policy });
    const event = { accountId, actor, target: { type: 'account', id: accountId, name: before.name } };
    await recordAuditEvent(tx, platform, {
      ...event,
      action: 'account.plan_changed',
      details: { from: before.plan, to: plan },
    });
    if (losesEnforcement) {
      await recordAuditEvent(tx, platform, {
        ...event,
        action: 'account.sign_in_policy_changed',
        details: { from: 'enforced', to: 'mixed', because: 'plan_without_enforcement' },
      });
    }
    return { ...before, plan, ...policy };
  });
}
