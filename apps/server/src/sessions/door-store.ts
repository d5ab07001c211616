/** Reads what of an account decides whether a session opens it, and closes accounts to sessions. */
import { policyAt, type Role, type SignInPolicy } from '@latchkey/contract';
import type { Db, Membership } from '../platform/index.ts';
import type { Door } from './session.ts';

interface Visitor {
  readonly userId: string;
  readonly sessionId: string;
}

/** The accounts that a user belongs to, with what a session of theirs is held against. */
const doors = (db: Db, { userId, sessionId }: Visitor) =>
  db
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account_id')
    .leftJoin('session_closures', (join) =>
      join.onRef('session_closures.account_id', '=', 'accounts.id').on('session_closures.session_id', '=', sessionId),
    )
    .select(['accounts.id', 'accounts.name', 'accounts.address', 'members.role', 'members.id as member_id'])
    .select(['accounts.sign_in_policy', 'accounts.enforcement_confirm_by', 'members.suspended_at'])
    .select(['accounts.session_idle', 'accounts.session_lifetime', 'session_closures.closed_at'])
    .where('members.user_id', '=', userId);

type Row = Awaited<ReturnType<ReturnType<typeof doors>['executeTakeFirstOrThrow']>>;

const doorOf = (row: Row, now: number): Door => ({
  id: row.id,
  // The cast: written from values of this type only.
  signInPolicy: policyAt(row.sign_in_policy as SignInPolicy, row.enforcement_confirm_by, now),
  suspended: row.suspended_at !== null,
  closed: row.closed_at !== null,
  limits: { idle: row.session_idle, lifetime: row.session_lifetime },
});

export interface AccountOfUser {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly role: Role;
  readonly door: Door;
}

/** The accounts that a user belongs to, by name. */
export async function selectAccountsOfUser(db: Db, visitor: Visitor, now: number): Promise<AccountOfUser[]> {
  const rows = await doors(db, visitor).orderBy('accounts.name').orderBy('accounts.id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    address: row.address,
    // Written from values of this type only.
    role: row.role as Role,
    door: doorOf(row, now),
  }));
}

/** A user's membership in an account, with what the gate needs; `null` for somebody who is not a member. */
export async function findMembership(
  db: Db,
  { accountId, ...visitor }: Visitor & { readonly accountId: string },
  now: number,
): Promise<{ readonly membership: Membership; readonly door: Door } | null> {
  const row = await doors(db, visitor).where('members.account_id', '=', accountId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    // Written from values of this type only.
    membership: { accountId, memberId: row.member_id, role: row.role as Role },
    door: doorOf(row, now),
  };
}

/** How many rows one statement writes: databases limit their parameters. */
const rowsAtATime = 300;

/** Sessions with a password no longer open this account, and go on opening others. Twice is once. */
export async function closeAccountTo(
  db: Db,
  accountId: string,
  sessionIds: readonly string[],
  now: number,
): Promise<void> {
  for (let start = 0; start < sessionIds.length; start += rowsAtATime) {
    const values = sessionIds
      .slice(start, start + rowsAtATime)
      .map((id) => ({ session_id: id, account_id: accountId, closed_at: now }));
    await db
      .insertInto('session_closures')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
