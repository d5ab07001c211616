/** Who is signed in, which account is shown, and where to go after signing in. */
export { chooseAccount } from './chosen-account.ts';
export type { SessionAccount, SignedInSession } from './pick-account.ts';
export { safeReturnPath } from './return-path.ts';
export { useArrival } from './use-arrival.ts';
export {
  type CurrentAccount,
  refreshSession,
  sessionOptions,
  useAccount,
  useAccountOrNull,
  useSession,
  useSessionOrNull,
} from './use-session.ts';
