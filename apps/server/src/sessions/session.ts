/** Sessions: a signed-in browser, how long it lasts, and which accounts it opens. */
import type { SignInPolicy } from '@latchkey/contract';
import { days, hours, minutes } from '../platform/index.ts';

export type SessionMethod = 'password' | 'sso' | 'recovery';

export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly method: SessionMethod;
  /** The only account that it opens; `null` for a password session. */
  readonly accountId: string | null;
  readonly providerId: string | null;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

/** From sign-in to the end, however busy the session is. */
export const sessionLifetime: Readonly<Record<SessionMethod, number>> = {
  password: days(7),
  // A working day: whoever has been removed at the identity provider is out by the next one.
  sso: hours(12),
  recovery: hours(1),
};

/** A session that nobody has used for so long has ended. */
export const idleLimit = hours(24);

/** How exact `lastSeenAt` is: one write a minute is enough for a busy browser. */
export const lastSeenPrecision = minutes(1);

export const isAlive = (session: Pick<Session, 'expiresAt' | 'lastSeenAt'>, now: number): boolean =>
  now < session.expiresAt && now < session.lastSeenAt + idleLimit;

/**
 * Whether a session opens an account of its user. Whoever is suspended there is kept out however they came.
 * A session made by an account's identity provider, or with a recovery code, opens that account only;
 * a password opens every account that does not enforce single sign-on.
 */
export function opening(
  session: Pick<Session, 'method' | 'accountId'>,
  account: { readonly id: string; readonly signInPolicy: SignInPolicy; readonly suspended: boolean },
): 'open' | 'suspended' | 'sso_required' | 'other_account' {
  if (account.suspended) return 'suspended';
  if (session.method === 'password') return account.signInPolicy === 'enforced' ? 'sso_required' : 'open';
  return session.accountId === account.id ? 'open' : 'other_account';
}

/**
 * Whether a session can be an operator's. One that an account's identity provider made cannot, whoever its person is:
 * the account's admins decide whom that provider vouches for.
 */
export const isOperatorSession = (session: Pick<Session, 'method'>): boolean => session.method === 'password';
