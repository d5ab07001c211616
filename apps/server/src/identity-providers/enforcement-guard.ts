/** Keeps an account with enforced single sign-on from losing its last way in. */
import { isEnforced, lockAccount } from '../accounts/index.ts';
import { type Db, found, type Platform, Problem } from '../platform/index.ts';
import { listProviders } from './identity-provider-store.ts';

/**
 * Call it in the transaction that disables or deletes a provider, before doing so: two such changes, or one and a
 * change of the policy, wait for each other. Throws LAST_PROVIDER_WHILE_ENFORCED when no enabled provider would be left.
 */
export async function guardLastProvider(
  transaction: Db,
  { clock }: Pick<Platform, 'clock'>,
  accountId: string,
  providerId: string,
): Promise<void> {
  const account = found(await lockAccount(transaction, accountId));
  if (!isEnforced(account, clock.now())) return;
  const enabled = (await listProviders(transaction, accountId)).filter((provider) => provider.enabled);
  if (enabled.length === 1 && enabled[0]?.id === providerId) throw new Problem('LAST_PROVIDER_WHILE_ENFORCED');
}
