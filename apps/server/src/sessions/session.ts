/** Sessions: a signed-in browser, how long it lasts, and which accounts it opens. */
import { recentSignInMinutes, type SignInPolicy } from '@latchkey/contract';
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
  /** When the person has last shown who they are: with the password, or at the identity provider. */
  readonly authenticatedAt: number;
  /** The longest time without use since then, as far as it has been noted. */
  readonly longestPause: number;
}

/** How long sessions open an account, in milliseconds; `null` for the limit of the installation. */
export interface SessionLimits {
  readonly idle: number | null;
  readonly lifetime: number | null;
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

/** How old a sign-in may be for a sensitive change. */
export const recentSignIn = minutes(recentSignInMinutes);

/** The time without use that counts now: a pause that an account does not allow is not undone by going on elsewhere. */
export const pauseOf = (session: Pick<Session, 'lastSeenAt' | 'longestPause'>, now: number): number =>
  Math.max(session.longestPause, now - session.lastSeenAt);

/** What an account's limits are held against. */
export interface Age {
  /** When the person has last signed in, or signed in again. */
  readonly since: number;
  /** The longest time without use since. */
  readonly pause: number;
}

export const ageOf = (
  session: Pick<Session, 'createdAt' | 'authenticatedAt' | 'lastSeenAt' | 'longestPause'>,
  now: number,
): Age => ({
  since: Math.max(session.createdAt, session.authenticatedAt),
  pause: pauseOf(session, now),
});

export const isWithin = ({ since, pause }: Age, { idle, lifetime }: SessionLimits, now: number): boolean =>
  (idle === null || pause < idle) && (lifetime === null || now < since + lifetime);

/** When a session ends at the latest. @param limits of the only account that it opens; `null` for one of several. */
export const endOf = (
  { expiresAt, createdAt, authenticatedAt }: Pick<Session, 'expiresAt' | 'createdAt' | 'authenticatedAt'>,
  limits: SessionLimits | null,
): number => Math.min(expiresAt, Math.max(createdAt, authenticatedAt) + (limits?.lifetime ?? Number.POSITIVE_INFINITY));

/** What of an account decides whether a session opens it. */
export interface Door {
  readonly id: string;
  readonly signInPolicy: SignInPolicy;
  /** The member is. */
  readonly suspended: boolean;
  /** The session was ended for this account. */
  readonly closed: boolean;
  readonly limits: SessionLimits;
}

/**
 * Whether a session opens an account of its user. Whoever is suspended there is kept out however they came.
 * A session made by an account's identity provider, or with a recovery code, opens that account only;
 * a password opens every account that does not enforce single sign-on, for as long as the account allows.
 */
export function opening(
  session: Pick<Session, 'method' | 'accountId'>,
  age: Age,
  account: Door,
  now: number,
): 'open' | 'suspended' | 'sso_required' | 'other_account' | 'sign_in_again' {
  if (account.suspended) return 'suspended';
  if (session.method === 'password' && account.signInPolicy === 'enforced') return 'sso_required';
  if (session.method !== 'password' && session.accountId !== account.id) return 'other_account';
  return account.closed || !isWithin(age, account.limits, now) ? 'sign_in_again' : 'open';
}

/**
 * Whether a session can be an operator's. One that an account's identity provider made cannot, whoever its person is:
 * the account's admins decide whom that provider vouches for.
 */
export const isOperatorSession = (session: Pick<Session, 'method'>): boolean => session.method === 'password';
