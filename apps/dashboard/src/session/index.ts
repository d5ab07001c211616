/** Who is signed in, which account is shown, and where to go after signing in. */
export { chooseAccount } from './chosen-account.ts';
export type { SessionAccount, SignedInSession } from './pick-account.ts';
export { safeReturnPath } from './return-path.ts';
export { type CurrentAccount, SessionProvider, useAccount, useAccountOrNull, useSession } from './SessionProvider.tsx';
export { announceSignedInAgain, onSignedInAgain } from './signed-in-again.ts';
export { useArrival } from './use-arrival.ts';
export { refreshSession, sessionOptions, useSessionOrNull } from './use-session.ts';
