/** The ways into one account, for its sign-in page. */
import type { getSignInOptions, ResponseOf } from '@latchkey/contract';
import { findAccountByAddress } from '../accounts/index.ts';
import { listProviders, startUrlOf } from '../identity-providers/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import type { Platform } from '../platform/index.ts';

/** Anybody may ask: an account without usable providers looks like one that does not exist. */
export async function signInOptions(
  { db, config }: Platform,
  address: string,
): Promise<ResponseOf<typeof getSignInOptions>> {
  const account = await findAccountByAddress(db, address);
  const usable = account !== null && entitlementsOf(account.plan).samlSso;
  const providers = usable ? (await listProviders(db, account.id)).filter(({ enabled }) => enabled) : [];
  if (account === null || providers.length === 0) return { name: address, password: true, providers: [] };
  return {
    name: account.name,
    password: account.signInPolicy !== 'enforced',
    providers: providers.map(({ id, description }) => ({
      id,
      description,
      startUrl: startUrlOf(config.publicUrl, id),
    })),
  };
}
