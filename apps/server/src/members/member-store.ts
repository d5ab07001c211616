/** Rows of members, read together with their users. */
import { type MemberSource, policyAt, type Role, type SignInPolicy } from '@latchkey/contract';
import type { Db } from '../platform/index.ts';
import type { Member } from './member.ts';

const membersWithUsers = (db: Db, accountId: string) =>
  db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .leftJoin('identity_providers', 'identity_providers.id', 'members.role_from_provider_id')
    .selectAll('members')
    .select(['users.name', 'users.email', 'identity_providers.description as role_from'])
    .where('members.account_id', '=', accountId);

type Row = Awaited<ReturnType<ReturnType<typeof membersWithUsers>['executeTakeFirstOrThrow']>>;

const fromRow = (row: Row): Member => ({
  id: row.id,
  accountId: row.account_id,
  userId: row.user_id,
  name: row.name,
  email: row.email,
  // Written from values of these types only.
  role: row.role as Role,
  source: row.source as MemberSource,
  lastSignInAt: row.last_sign_in_at,
  lastSsoAt: row.last_sso_at,
  joinedAt: row.created_at,
  roleFrom: row.role_from,
  suspendedAt: row.suspended_at,
});

export async function findMember(db: Db, accountId: string, userId: string): Promise<Member | null> {
  const row = await membersWithUsers(db, accountId).where('members.user_id', '=', userId).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function findMemberById(db: Db, accountId: string, id: string): Promise<Member | null> {
  const row = await membersWithUsers(db, accountId).where('members.id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** A user with a password and one without may share an e-mail: there can be several. */
export async function findMembersByEmail(db: Db, accountId: string, emailKey: string): Promise<Member[]> {
  const rows = await membersWithUsers(db, accountId).where('users.email_key', '=', emailKey).execute();
  return rows.map(fromRow);
}

/** By name, then by e-mail. */
export async function selectMembers(db: Db, accountId: string): Promise<Member[]> {
  const rows = await membersWithUsers(db, accountId).execute();
  const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  return rows
    .map(fromRow)
    .sort((a, b) => collator.compare(a.name, b.name) || collator.compare(a.email, b.email) || (a.id < b.id ? -1 : 1));
}

/** Those who may come in: a suspended owner does not keep an account alive. */
export async function countOwners(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('members')
    .select((select) => select.fn.countAll<number>().as('owners'))
    .where('account_id', '=', accountId)
    .where('role', '=', 'owner')
    .where('suspended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.owners);
}

/** Ids of owners who may come in, and can, while single sign-on is enforced; `null` while it is not. */
export async function selectOwnersWithAWayIn(db: Db, accountId: string, now: number): Promise<string[] | null> {
  const account = await db
    .selectFrom('accounts')
    .select(['sign_in_policy', 'enforcement_confirm_by', 'sign_in_policy_changed_at'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  // The cast: written from values of this type only.
  if (policyAt(account.sign_in_policy as SignInPolicy, account.enforcement_confirm_by, now) === 'mixed') return null;
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where('account_id', '=', accountId)
    .where('role', '=', 'owner')
    .where('suspended_at', 'is', null)
    .where(({ exists, or, selectFrom }) =>
      or([
        exists(
          selectFrom('identities')
            .innerJoin('identity_providers', 'identity_providers.id', 'identities.provider_id')
            .select('identities.subject')
            .where('identities.account_id', '=', accountId)
            .whereRef('identities.user_id', '=', 'members.user_id')
            .where('identity_providers.enabled', '=', 1),
        ),
        exists(
          selectFrom('recovery_codes')
            .select('code_hash')
            .where('recovery_codes.account_id', '=', accountId)
            .whereRef('recovery_codes.user_id', '=', 'members.user_id')
            .where('used_at', 'is', null)
            .where('recovery_codes.created_at', '>=', account.sign_in_policy_changed_at ?? 0),
        ),
      ]),
    )
    .execute();
  return rows.map((row) => row.id);
}

interface NewRow {
  readonly accountId: string;
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly source: MemberSource;
  /** The provider whose rules give the role. */
  readonly roleFromProviderId: string | null;
  readonly now: number;
}

/** @returns false when the user is a member already. */
export async function insertMember(db: Db, member: NewRow): Promise<boolean> {
  const result = await db
    .insertInto('members')
    .values({
      account_id: member.accountId,
      id: member.id,
      user_id: member.userId,
      role: member.role,
      source: member.source,
      last_sign_in_at: null,
      last_sso_at: null,
      created_at: member.now,
      suspended_at: null,
      role_from_provider_id: member.roleFromProviderId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** By an admin. */
export async function updateRole(db: Db, accountId: string, id: string, role: Role): Promise<void> {
  await db
    .updateTable('members')
    .set({ role, role_from_provider_id: null })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}

/** By the rules of a provider. @returns false for an owner: whatever happened since the rules were looked at. */
export async function updateRoleFromDirectory(
  db: Db,
  accountId: string,
  id: string,
  { role, providerId }: { readonly role: Role; readonly providerId: string },
): Promise<boolean> {
  const result = await db
    .updateTable('members')
    .set({ role, role_from_provider_id: providerId })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('role', '!=', 'owner')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Admins give these roles again. @returns how many. */
export async function releaseRoles(db: Db, accountId: string, providerId: string): Promise<number> {
  const result = await db
    .updateTable('members')
    .set({ role_from_provider_id: null })
    .where('account_id', '=', accountId)
    .where('role_from_provider_id', '=', providerId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function updateSuspension(db: Db, accountId: string, id: string, since: number | null): Promise<void> {
  await db
    .updateTable('members')
    .set({ suspended_at: since })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}

export async function deleteMember(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('members').where('account_id', '=', accountId).where('id', '=', id).execute();
}

/**
 * @returns false for somebody who is not a member, or suspended. Writing the row makes a sign-in and a suspension at the
 *   same moment wait for each other: one of the two sees what the other did.
 */
export async function updateLastSignIn(
  db: Db,
  accountId: string,
  userId: string,
  now: number,
  sso: boolean,
): Promise<boolean> {
  const result = await db
    .updateTable('members')
    .set(sso ? { last_sign_in_at: now, last_sso_at: now } : { last_sign_in_at: now })
    .where('account_id', '=', accountId)
    .where('user_id', '=', userId)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Makes changes of an account's members wait for each other until the transaction ends. */
export async function lockMembers(db: Db, accountId: string): Promise<void> {
  await db
    .updateTable('accounts')
    .set((update) => ({ name: update.ref('name') }))
    .where('id', '=', accountId)
    .execute();
}
