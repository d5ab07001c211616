/** Who is signed in, and which account is shown. */
import { getCurrentSession } from '@latchkey/contract';
import { optionsOf, queryClient, useApi } from '../api/index.ts';
import { useChosenAccount } from './chosen-account.ts';
import { pickAccount, type SessionAccount, type SignedInSession } from './pick-account.ts';

export const sessionOptions = optionsOf(getCurrentSession, {});

/** The session, or `null` while nobody is signed in. Pages of the shell always have one. */
export function useSessionOrNull(): SignedInSession | null {
  const { data } = useApi(getCurrentSession, {});
  return data?.signedIn === true ? data : null;
}

/** The session of a page inside the shell. Throws outside of it: a mistake of the route table. */
export function useSession(): SignedInSession {
  const session = useSessionOrNull();
  if (session === null) throw new TypeError('This page needs somebody signed in.');
  return session;
}

export interface CurrentAccount extends SessionAccount {
  /** Admin or owner. */
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
}

/** The account of the switcher; `null` for a person without accounts. */
export function useAccountOrNull(): CurrentAccount | null {
  const session = useSessionOrNull();
  const account = pickAccount(session?.accounts ?? [], useChosenAccount());
  return account && { ...account, isAdmin: account.role !== 'member', isOwner: account.role === 'owner' };
}

/** The account of the switcher, for pages inside the shell, which shows them only while the account is open. */
export function useAccount(): CurrentAccount {
  const account = useAccountOrNull();
  if (account === null) throw new TypeError('This page needs an account.');
  return account;
}

/** Forgets every answer and reads the session anew: after somebody signed in, joined, left or signed out. */
export async function refreshSession(): Promise<void> {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== getCurrentSession.name });
  await queryClient.fetchQuery({ ...sessionOptions, staleTime: 0 });
}
