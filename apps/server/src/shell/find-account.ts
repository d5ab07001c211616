/** Finds the account that somebody at the shell names; what is wrong with the name is said in full: they may see everything. */
import { type Account, findAccountByAddress } from '../accounts/index.ts';
import { type Platform, Problem } from '../platform/index.ts';

/** @param address as in the sign-in page of the account. */
export async function findAccountAtShell({ db }: Pick<Platform, 'db'>, address: string): Promise<Account> {
  const account = await findAccountByAddress(db, address.trim().toLowerCase());
  if (account !== null) return account;
  throw new Problem('NOT_FOUND', {
    message: `There is no account with the address “${address}”. The address is the last part of the account’s sign-in page: /sign-in/contoso.`,
  });
}
