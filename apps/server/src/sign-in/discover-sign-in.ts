/** The ways in for an e-mail address, found by its domain alone: nothing in here looks a person up. */
import type { discoverSignIn as operation, ResponseOf } from '@latchkey/contract';
import { findAccount, isEnforced } from '../accounts/index.ts';
import { accountsOfDomain, emailRuleOf, readDomainName } from '../domains/index.ts';
import { minutes, type Origin, type Platform } from '../platform/index.ts';
import { countAttempt, type Limit, networkOf } from '../throttles/index.ts';
import { usableProviders } from './sign-in-options.ts';

type Discovery = ResponseOf<typeof operation>;

/** From one network: a whole company may come to work behind one address. */
const perNetwork: Limit = { name: 'sign-in:discovery', attempts: 600, windowMilliseconds: minutes(10) };

/**
 * A domain that nobody has verified answers like one that does not exist, and each address of a domain like every other.
 * Throws TOO_MANY_ATTEMPTS.
 */
export async function discoverSignIn(platform: Platform, email: string, from: Origin): Promise<Discovery> {
  await countAttempt(platform, { limit: perNetwork, subject: networkOf(from.ipAddress) });
  const { db } = platform;
  const domain = readDomainName(email.slice(email.lastIndexOf('@') + 1));
  if (!domain.ok) return { accounts: [] };
  const ids = await accountsOfDomain(db, domain.name);
  const accounts = await Promise.all(ids.map((id) => waysInto(platform, id, domain.name)));
  return { accounts: accounts.filter((account) => account.providers.length > 0) };
}

async function waysInto(platform: Platform, accountId: string, domain: string): Promise<Discovery['accounts'][number]> {
  const { db } = platform;
  const account = await findAccount(db, accountId);
  if (account === null) return { name: '', address: '', password: true, providers: [] };
  const providers = await usableProviders(platform, account);
  // A provider that turns the domain away is no way in.
  const open = await Promise.all(
    providers.map(async (provider) => {
      const rule = await emailRuleOf(db, accountId, provider.id);
      return rule.kind === 'any' || rule.allowed.includes(domain);
    }),
  );
  return {
    name: account.name,
    address: account.address,
    password: !isEnforced(account, platform.clock.now()),
    providers: providers.filter((_, index) => open[index]),
  };
}
