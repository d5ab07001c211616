/** Rows of sessions. */
import type { Db, SessionRow } from '../platform/index.ts';
import { ageOf, idleLimit, isWithin, type Session, type SessionLimits, type SessionMethod } from './session.ts';

export async function insertSession(db: Db, session: Session, tokenHash: string): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id: session.id,
      token_hash: tokenHash,
      user_id: session.userId,
      method: session.method,
      account_id: session.accountId,
      provider_id: session.providerId,
      ip_address: session.ipAddress,
      user_agent: session.userAgent,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
      authenticated_at: session.authenticatedAt,
      longest_pause: session.longestPause,
    })
    .execute();
}

export type SessionWithUser = Session & {
  readonly user: { readonly name: string; readonly email: string; readonly hasPassword: boolean };
  /** Those of the only account that it opens; `null` for a session of several. */
  readonly limits: SessionLimits | null;
};

export const findSessionByTokenHash = (db: Db, tokenHash: string): Promise<SessionWithUser | null> =>
  findOne(db, 'sessions.token_hash', tokenHash);

export const findSessionWithUser = (db: Db, id: string): Promise<SessionWithUser | null> =>
  findOne(db, 'sessions.id', id);

async function findOne(db: Db, column: 'sessions.id' | 'sessions.token_hash', value: string) {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .leftJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('sessions')
    .select(['users.name', 'users.email', 'users.password_hash'])
    .select(['accounts.session_idle', 'accounts.session_lifetime'])
    .where(column, '=', value)
    .executeTakeFirst();
  if (row === undefined) return null;
  const user = { name: row.name, email: row.email, hasPassword: row.password_hash !== null };
  return { ...fromRow(row), user, limits: limitsOf(row) };
}

export async function findSession(db: Db, id: string): Promise<Session | null> {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** @param pause without use until now; the longest one is kept. */
export async function touchSession(
  db: Db,
  id: string,
  { now, pause }: { readonly now: number; readonly pause: number },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set((update) => ({
      last_seen_at: now,
      longest_pause: update
        .case()
        .when('longest_pause', '<', pause)
        .then(pause)
        .else(update.ref('longest_pause'))
        .end(),
    }))
    .where('id', '=', id)
    .where('last_seen_at', '<', now)
    .execute();
}

/** The person has shown who they are once more: pauses before that, and accounts it was ended for, count no longer. */
export async function renewSession(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ authenticated_at: now, last_seen_at: now, longest_pause: 0 })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('session_closures').where('session_id', '=', id).execute();
}

export type ListedSession = Session & {
  /** The provider's description, for a session that one has made. */
  readonly provider: string | null;
  readonly limits: SessionLimits | null;
};

/** The living sessions of a user, newest first, each with its provider's description. */
export async function selectSessionsOfUser(db: Db, userId: string, now: number): Promise<ListedSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .leftJoin('identity_providers', 'identity_providers.id', 'sessions.provider_id')
    .leftJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('sessions')
    .select(['identity_providers.description', 'accounts.session_idle', 'accounts.session_lifetime'])
    .where('sessions.user_id', '=', userId)
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', now - idleLimit)
    .orderBy('sessions.created_at', 'desc')
    .orderBy('sessions.id')
    .execute();
  return rows
    .map((row) => ({ ...fromRow(row), provider: row.description, limits: limitsOf(row) }))
    .filter(({ limits, ...session }) => limits === null || isWithin(ageOf(session, now), limits, now));
}

export interface SessionFilter {
  readonly sessionId?: string;
  readonly accountId?: string;
  readonly providerId?: string;
  readonly userId?: string;
  readonly method?: SessionMethod;
  readonly exceptSessionId?: string;
}

export async function deleteSessions(db: Db, filter: SessionFilter): Promise<number> {
  let query = db.deleteFrom('sessions');
  if (filter.sessionId !== undefined) query = query.where('id', '=', filter.sessionId);
  if (filter.accountId !== undefined) query = query.where('account_id', '=', filter.accountId);
  if (filter.providerId !== undefined) query = query.where('provider_id', '=', filter.providerId);
  if (filter.userId !== undefined) query = query.where('user_id', '=', filter.userId);
  if (filter.method !== undefined) query = query.where('method', '=', filter.method);
  if (filter.exceptSessionId !== undefined) query = query.where('id', '!=', filter.exceptSessionId);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** `null` for somebody who is not a member. */
export async function findMemberName(db: Db, accountId: string, memberId: string): Promise<string | null> {
  const row = await db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .select('users.name')
    .where('members.account_id', '=', accountId)
    .where('members.id', '=', memberId)
    .executeTakeFirst();
  return row?.name ?? null;
}

export async function findUserName(db: Db, userId: string): Promise<string> {
  const row = await db.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirstOrThrow();
  return row.name;
}

const limitsOf = (
  row: Pick<SessionRow, 'account_id'> & { session_idle: number | null; session_lifetime: number | null },
): SessionLimits | null =>
  row.account_id === null ? null : { idle: row.session_idle, lifetime: row.session_lifetime };

export const fromRow = (row: SessionRow): Session => ({
  id: row.id,
  userId: row.user_id,
  // Written from values of this type only.
  method: row.method as SessionMethod,
  accountId: row.account_id,
  providerId: row.provider_id,
  ipAddress: row.ip_address,
  userAgent: row.user_agent,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  expiresAt: row.expires_at,
  authenticatedAt: row.authenticated_at,
  longestPause: row.longest_pause,
});
