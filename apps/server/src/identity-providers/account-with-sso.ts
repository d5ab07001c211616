/** The account of a new provider: its plan must include single sign-on. */
import { type Account, findAccount } from '../accounts/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import { type Db, found, Problem } from '../platform/index.ts';

/** Throws PLAN_WITHOUT_SSO. */
export async function accountWithSso(db: Db, accountId: string): Promise<Account> {
  const account = found(await findAccount(db, accountId));
  if (!entitlementsOf(account.plan).samlSso) throw new Problem('PLAN_WITHOUT_SSO');
  return account;
}
