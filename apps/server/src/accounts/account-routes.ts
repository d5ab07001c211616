/** Accounts over HTTP. */
import * as contract from '@latchkey/contract';
import type { Billing } from '../plans/index.ts';
import { found, type Platform, Problem, type Router } from '../platform/index.ts';
import { type Account, accountView } from './account.ts';
import { findAccount } from './account-store.ts';
import { changePlan } from './change-plan.ts';
import { createAccount } from './create-account.ts';
import { deleteAccount } from './delete-account.ts';
import { updateAccount } from './update-account.ts';

export function registerAccounts(router: Router, platform: Platform, billing: Billing): void {
  const view = (account: Account, role: contract.Role) => accountView(account, role, platform.clock.now());

  router.on(contract.getAccount, async ({ membership }) =>
    view(found(await findAccount(platform.db, membership.accountId)), membership.role),
  );

  router.on(contract.createAccount, async ({ body, caller, actor }) => {
    // Another kind of session opens one account only: it could not open the new one.
    if (caller.method !== 'password') {
      throw new Problem('NOT_ALLOWED', { message: 'Sign in with a password to create another account.' });
    }
    const account = await platform.db
      .transaction()
      .execute((tx) =>
        createAccount(tx, platform, { name: body.name, nameField: 'name', userId: caller.userId, actor }),
      );
    return view(account, 'owner');
  });

  router.on(contract.updateAccount, async ({ body, membership, actor }) =>
    view(await updateAccount(platform, membership.accountId, actor, body), membership.role),
  );

  router.on(contract.changePlan, async ({ body, membership, caller, actor }) => {
    const input = { accountId: membership.accountId, plan: body.plan, caller, actor };
    return view(await changePlan(platform, billing, input), membership.role);
  });

  router.on(contract.deleteAccount, async ({ body, membership, actor }) => {
    await deleteAccount(platform, { accountId: membership.accountId, name: body.name, actor });
    return {};
  });
}
