/** The ways into one account, for its sign-in page. */
import type { getSignInOptions, ResponseOf } from '@latchkey/contract';

import { type Account, findAccountByAddress, isEnforced } from '../accounts/index.ts';

import { listProviders, startUrlOf } from '../identity-providers/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import type { Platform } from '../platform/index.ts';

type Options = ResponseOf<typeof getSignInOptions>;

/** Anybody may ask: an account without usable providers looks like one that does not exist. */
export async function signInOptions(platform: Platform, address: string): Promise<Options> {
  const account = await findAccountByAddress(platform.db, address);
  const providers = account === null ? [] : await usableProviders(platform, account);
  if (account === null || providers.length === 0) return { name: address, password: true, providers: [] };
  return { name: account.name, password: !isEnforced(account, platform.clock.now()), providers };
}

/** Those that people can sign in through now, in the order in which they were created. */
export async function usableProviders({ db, config }: Platform, account: Account): Promise<Options['providers']> {
  if (!entitlementsOf(account.plan).samlSso) return [];
  const providers = await listProviders(db, account.id);
  return providers
    .filter(({ enabled }) => enabled)
    .map(({ id, description }) => ({ id, description, startUrl: startUrlOf(config.publicUrl, id) }));
}
