/** Rows of sessions. */
import { policyAt, type Role, type SignInPolicy } from '@latchkey/contract';
import type { AccountRow, Db, Membership, SessionRow } from '../platform/index.ts';
import { idleLimit, type Session, type SessionMethod } from './session.ts';

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
      authenticated_at: session.createdAt,
      longest_pause: 0,
    })
    .execute();
}

export type SessionWithUser = Session & {
  readonly user: { readonly name: string; readonly email: string; readonly hasPassword: boolean };
};

export const findSessionByTokenHash = (db: Db, tokenHash: string): Promise<SessionWithUser | null> =>
  findOne(db, 'sessions.token_hash', tokenHash);

export const findSessionWithUser = (db: Db, id: string): Promise<SessionWithUser | null> =>
  findOne(db, 'sessions.id', id);

async function findOne(db: Db, column: 'sessions.id' | 'sessions.token_hash', value: string) {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .selectAll('sessions')
    .select(['users.name', 'users.email', 'users.password_hash'])
    .where(column, '=', value)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...fromRow(row), user: { name: row.name, email: row.email, hasPassword: row.password_hash !== null } };
}

export async function findSession(db: Db, id: string): Promise<Session | null> {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function touchSession(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('id', '=', id)
    .where('last_seen_at', '<', now)
    .execute();
}

/** The living sessions of a user, newest first, each with its provider's description. */
export async function selectSessionsOfUser(
  db: Db,
  userId: string,
  now: number,
): Promise<(Session & { readonly provider: string | null })[]> {
  const rows = await db
    .selectFrom('sessions')
    .leftJoin('identity_providers', 'identity_providers.id', 'sessions.provider_id')
    .selectAll('sessions')
    .select('identity_providers.description')
    .where('sessions.user_id', '=', userId)
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', now - idleLimit)
    .orderBy('sessions.created_at', 'desc')
    .orderBy('sessions.id')
    .execute();
  return rows.map((row) => ({ ...fromRow(row), provider: row.description }));
}

/** Living password sessions of an account's members. */
export async function countPasswordSessions(db: Db, accountId: string, now: number): Promise<number> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('members', 'members.user_id', 'sessions.user_id')
    .select((select) => select.fn.countAll<number>().as('sessions'))
    .where('members.account_id', '=', accountId)
    .where('sessions.method', '=', 'password')
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', now - idleLimit)
    .executeTakeFirstOrThrow();
  return Number(row.sessions);
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

const policyColumns = ['accounts.sign_in_policy', 'accounts.enforcement_confirm_by'] as const;

/** What holds at this moment. The cast: written from values of this type only. */
const policyOf = (row: Pick<AccountRow, 'sign_in_policy' | 'enforcement_confirm_by'>, now: number): SignInPolicy =>
  policyAt(row.sign_in_policy as SignInPolicy, row.enforcement_confirm_by, now);

export interface AccountOfUser {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly signInPolicy: SignInPolicy;
  readonly role: Role;
  readonly suspended: boolean;
}

/** The accounts that a user belongs to, by name. */
export async function selectAccountsOfUser(db: Db, userId: string, now: number): Promise<AccountOfUser[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account_id')
    .select(['accounts.id', 'accounts.name', 'accounts.address', 'members.role', 'members.suspended_at'])
    .select(policyColumns)
    .where('members.user_id', '=', userId)
    .orderBy('accounts.name')
    .orderBy('accounts.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    address: row.address,
    signInPolicy: policyOf(row, now),
    // Written from values of this type only.
    role: row.role as Role,
    suspended: row.suspended_at !== null,
  }));
}

/** A user's membership in an account, with the account's policy: what the gate needs. */
export async function findMembership(
  db: Db,
  accountId: string,
  userId: string,
  now: number,
): Promise<{
  readonly membership: Membership;
  readonly signInPolicy: SignInPolicy;
  readonly suspended: boolean;
} | null> {
  const row = await db
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account_id')
    .select(['members.id', 'members.role', 'members.suspended_at'])
    .select(policyColumns)
    .where('members.account_id', '=', accountId)
    .where('members.user_id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    // Written from values of this type only.
    membership: { accountId, memberId: row.id, role: row.role as Role },
    signInPolicy: policyOf(row, now),
    suspended: row.suspended_at !== null,
  };
}

export async function findUserName(db: Db, userId: string): Promise<string> {
  const row = await db.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirstOrThrow();
  return row.name;
}

const fromRow = (row: SessionRow): Session => ({
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
});
