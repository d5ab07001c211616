/** Opens a session: a new token at each sign-in, so that a planted one is worth nothing. */
import { recordInAccounts } from '../audit-log/index.ts';
import { type Caller, type Db, hashToken, type Origin, type Platform } from '../platform/index.ts';
import { describeBrowser } from './describe-browser.ts';
import { selectAccountsOfUser } from './door-store.ts';
import { ageOf, opening, type Session, type SessionMethod, sessionLifetime } from './session.ts';
import { deleteSessions, findUserName, insertSession } from './session-store.ts';

export interface NewSession {
  readonly userId: string;
  readonly method: SessionMethod;
  /** The only account that it opens; `null` for a password session. */
  readonly accountId: string | null;
  readonly providerId: string | null;
  readonly origin: Origin;
  /** When the identity provider wants it to end (SessionNotOnOrAfter), if that is earlier than usual. */
  readonly endsAt?: number | null;
  /**
   * When the person has shown who they are, as the identity provider says (AuthnInstant); it may be long ago. Unknown
   * unless it is given: then what needs a recent sign-in asks for one. A password, or a code, is shown now.
   */
  readonly authenticatedAt?: number | null;
  /** The session that this browser had before: it ends. */
  readonly replaces?: string | null;
}

export interface OpenedSession {
  /** For the cookie; only its hash is kept. */
  readonly token: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly expiresAt: number;
  /** The accounts that it opens at this moment. */
  readonly accountIds: readonly string[];
}

/** Each account that the session opens gets a `session.created` event. Call it in the transaction of the sign-in. */
export async function createSession(db: Db, platform: Platform, input: NewSession): Promise<OpenedSession> {
  const { clock, ids } = platform;
  const now = clock.now();
  const token = ids.secret();
  const session = {
    id: ids.id('ses'),
    userId: input.userId,
    method: input.method,
    accountId: input.accountId,
    providerId: input.providerId,
    ipAddress: input.origin.ipAddress,
    userAgent: input.origin.userAgent,
    createdAt: now,
    lastSeenAt: now,
    authenticatedAt: input.method === 'sso' ? Math.min(input.authenticatedAt ?? 0, now) : now,
    longestPause: 0,
    expiresAt: Math.min(now + sessionLifetime[input.method], input.endsAt ?? Number.POSITIVE_INFINITY),
  };
  if (input.replaces) await deleteSessions(db, { sessionId: input.replaces });
  await insertSession(db, session, hashToken(token));
  const accountIds = await accountsOpenedBy(db, platform, session);
  await recordInAccounts(db, platform, accountIds, {
    action: 'session.created',
    actor: {
      userId: input.userId,
      name: await findUserName(db, input.userId),
      ipAddress: input.origin.ipAddress,
    },
    target: { type: 'session', id: session.id, name: describeBrowser(input.origin.userAgent) },
    details: { method: input.method },
  });
  return { token, sessionId: session.id, userId: session.userId, expiresAt: session.expiresAt, accountIds };
}

/** The accounts that a session opens at this moment. */
export async function accountsOpenedBy(
  db: Db,
  { clock }: Pick<Platform, 'clock'>,
  session: Omit<Session, 'ipAddress' | 'userAgent' | 'expiresAt' | 'providerId'>,
): Promise<string[]> {
  if (session.accountId !== null) return [session.accountId];
  const now = clock.now();
  const accounts = await selectAccountsOfUser(db, { userId: session.userId, sessionId: session.id }, now);
  return accounts
    .filter(({ door }) => opening(session, ageOf(session, now), door, now) === 'open')
    .map((account) => account.id);
}

/** The same for the session that is calling. */
export const accountsOpenedByCaller = (db: Db, platform: Pick<Platform, 'clock'>, caller: Caller): Promise<string[]> =>
  accountsOpenedBy(db, platform, {
    ...caller,
    id: caller.sessionId,
    createdAt: caller.signedInAt,
    lastSeenAt: platform.clock.now(),
    longestPause: caller.pause,
  });
