/** Which of a session's accounts is shown: the chosen one, else one that this session opens. */
import type { CurrentSession } from '@latchkey/contract';

export type SignedInSession = Extract<CurrentSession, { signedIn: true }>;
export type SessionAccount = SignedInSession['accounts'][number];

/** The chosen account, also when it is closed: its page says why. Without a choice an open one; `null` without accounts. */
export function pickAccount(accounts: readonly SessionAccount[], chosenId: string | null): SessionAccount | null {
  const chosen = accounts.find((account) => account.id === chosenId);
  // A session of an identity provider opens one account; it was made to see that one.
  const opened = accounts.filter((account) => account.open);
  if (chosen !== undefined && (chosen.open || opened.length === 0)) return chosen;
  return opened[0] ?? accounts[0] ?? null;
}
