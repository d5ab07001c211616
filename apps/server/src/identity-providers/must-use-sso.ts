/** Whether somebody who is new to an account has to come in through single sign-on. */
import { type Account, isEnforced } from '../accounts/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import type { Db } from '../platform/index.ts';
import { listProviders } from './identity-provider-store.ts';

/**
 * Enforced: everybody does. Mixed: people from before keep their passwords and new ones come in through single sign-on,
 * as soon as there is one: an enabled provider that a sign-in has succeeded with. One that is still being set up
 * keeps nobody out.
 */
export async function mustUseSso(db: Db, account: Account, now: number): Promise<boolean> {
  if (isEnforced(account, now)) return true;
  if (!entitlementsOf(account.plan).samlSso) return false;
  const providers = await listProviders(db, account.id);
  return providers.some((provider) => provider.enabled && provider.provenRevision !== null);
}
