/** Reads the sessions that open an account. */
import type { Db } from '../platform/index.ts';
import { idleLimit } from './session.ts';
import { fromRow, type ListedSession } from './session-store.ts';

export interface SessionOfAccount extends ListedSession {
  readonly member: { readonly id: string; readonly name: string; readonly email: string };
  /** It was ended for this account. */
  readonly closed: boolean;
  /** The member is. */
  readonly suspended: boolean;
  /** The user belongs to other accounts too. */
  readonly elsewhere: boolean;
}

export interface AccountSessionFilter {
  readonly memberId?: string;
  readonly sessionId?: string;
}

/**
 * Living sessions of members that are for this account, or, made with a password, for this one too; last used first.
 * Whether the policy and the limits of the account let them in is not looked at here.
 */
export async function selectSessionsOfAccount(
  db: Db,
  accountId: string,
  { memberId, sessionId }: AccountSessionFilter,
  now: number,
): Promise<SessionOfAccount[]> {
  let query = db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .innerJoin('accounts', 'accounts.id', 'members.account_id')
    .innerJoin('sessions', 'sessions.user_id', 'members.user_id')
    .leftJoin('identity_providers', 'identity_providers.id', 'sessions.provider_id')
    .leftJoin('session_closures', (join) =>
      join
        .onRef('session_closures.session_id', '=', 'sessions.id')
        .onRef('session_closures.account_id', '=', 'members.account_id'),
    )
    .selectAll('sessions')
    .select(['members.id as member_id', 'users.name', 'users.email', 'identity_providers.description'])
    .select([
      'accounts.session_idle',
      'accounts.session_lifetime',
      'session_closures.closed_at',
      'members.suspended_at',
    ])
    .select(({ selectFrom }) =>
      selectFrom('members as others')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('others.user_id', '=', 'members.user_id')
        .where('others.account_id', '!=', accountId)
        .as('elsewhere'),
    )
    .where('members.account_id', '=', accountId)
    .where((where) =>
      where.or([where('sessions.account_id', 'is', null), where('sessions.account_id', '=', accountId)]),
    )
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', now - idleLimit);
  if (memberId !== undefined) query = query.where('members.id', '=', memberId);
  if (sessionId !== undefined) query = query.where('sessions.id', '=', sessionId);
  const rows = await query.orderBy('sessions.last_seen_at', 'desc').orderBy('sessions.id').execute();
  return rows.map((row) => ({
    ...fromRow(row),
    provider: row.description,
    limits: { idle: row.session_idle, lifetime: row.session_lifetime },
    member: { id: row.member_id, name: row.name, email: row.email },
    closed: row.closed_at !== null,
    suspended: row.suspended_at !== null,
    elsewhere: Number(row.elsewhere) > 0,
  }));
}
