/** What other concepts ask about domains: which ones are verified, and whose an e-mail address is. */
import type { Db } from '../platform/index.ts';
import { selectAccountsWithDomain, selectDomains } from './domain-store.ts';

/** The names of an account's verified domains, those at risk included. */
export async function verifiedDomains(db: Db, accountId: string): Promise<string[]> {
  const domains = await selectDomains(db, accountId);
  return domains.filter(({ verifiedAt }) => verifiedAt !== null).map(({ name }) => name);
}

/** More than a person would choose from. */
const mostAccounts = 20;

/** The accounts that have verified a domain, longest first. Says nothing about people. */
export const accountsOfDomain = (db: Db, name: string): Promise<string[]> =>
  selectAccountsWithDomain(db, name, mostAccounts);
