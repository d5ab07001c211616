/** Hands the session to the pages of the shell. */
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useChosenAccount } from './chosen-account.ts';
import { pickAccount, type SessionAccount, type SignedInSession } from './pick-account.ts';
import { useSessionOrNull } from './use-session.ts';

const SessionContext = createContext<SignedInSession | null>(null);

/** When the session ends, the pages keep the last one until the sign-in page has taken their place: nothing flickers. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const present = useSessionOrNull();
  const [last, setLast] = useState(present);
  if (present !== null && present !== last) setLast(present);
  return <SessionContext value={present ?? last}>{children}</SessionContext>;
}

/** The session of a page inside the shell. Throws outside of it: a mistake of the route table. */
export function useSession(): SignedInSession {
  const session = useContext(SessionContext);
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
  const account = pickAccount(useSession().accounts, useChosenAccount());
  return account && { ...account, isAdmin: account.role !== 'member', isOwner: account.role === 'owner' };
}

/** The account of the switcher, for pages inside the shell, which shows them only while the account is open. */
export function useAccount(): CurrentAccount {
  const account = useAccountOrNull();
  if (account === null) throw new TypeError('This page needs an account.');
  return account;
}
