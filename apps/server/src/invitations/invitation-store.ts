/** Rows of invitations. */
import type { Role } from '@latchkey/contract';
import type { Db } from '../platform/index.ts';
import { type Invitation, statusOf } from './invitation.ts';

export async function insertInvitation(db: Db, invitation: Invitation, tokenHash: string): Promise<void> {
  await db
    .insertInto('invitations')
    .values({
      account_id: invitation.accountId,
      id: invitation.id,
      email: invitation.email,
      email_key: invitation.emailKey,
      role: invitation.role,
      token_hash: tokenHash,
      invited_by_user_id: invitation.invitedByUserId,
      invited_by_name: invitation.invitedByName,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      accepted_at: null,
      revoked_at: null,
    })
    .execute();
}

/** Invitations with what their inviters are in the account now. */
const withInviters = (db: Db) =>
  db
    .selectFrom('invitations')
    .leftJoin('members', (join) =>
      join
        .onRef('members.account_id', '=', 'invitations.account_id')
        .onRef('members.user_id', '=', 'invitations.invited_by_user_id'),
    )
    .selectAll('invitations')
    .select('members.role as inviter_role');

type Row = Awaited<ReturnType<ReturnType<typeof withInviters>['executeTakeFirstOrThrow']>>;

/** Newest first. */
export async function selectInvitations(db: Db, accountId: string): Promise<Invitation[]> {
  const rows = await withInviters(db)
    .where('invitations.account_id', '=', accountId)
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id')
    .execute();
  return rows.map(fromRow);
}

export async function findInvitation(db: Db, accountId: string, id: string): Promise<Invitation | null> {
  const row = await withInviters(db)
    .where('invitations.account_id', '=', accountId)
    .where('invitations.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function findInvitationByTokenHash(db: Db, tokenHash: string): Promise<Invitation | null> {
  const row = await withInviters(db).where('invitations.token_hash', '=', tokenHash).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The open invitation of this person to this account, if there is one; the newest of several. */
export async function findOpenInvitation(
  db: Db,
  accountId: string,
  emailKey: string,
  now: number,
): Promise<Invitation | null> {
  const rows = await withInviters(db)
    .where('invitations.account_id', '=', accountId)
    .where('invitations.email_key', '=', emailKey)
    .where('invitations.accepted_at', 'is', null)
    .where('invitations.revoked_at', 'is', null)
    .where('invitations.expires_at', '>', now)
    .orderBy('invitations.created_at', 'desc')
    .execute();
  return rows.map(fromRow).find((invitation) => statusOf(invitation, now) === 'open') ?? null;
}

interface Renewal {
  readonly tokenHash: string;
  readonly expiresAt: number;
  /** Who invites from now on. */
  readonly userId: string;
  readonly userName: string;
}

/** @returns false when it has been used or withdrawn. */
export async function renewInvitation(db: Db, accountId: string, id: string, renewal: Renewal): Promise<boolean> {
  const result = await db
    .updateTable('invitations')
    .set({
      token_hash: renewal.tokenHash,
      expires_at: renewal.expiresAt,
      invited_by_user_id: renewal.userId,
      invited_by_name: renewal.userName,
    })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

type Ending = 'accepted_at' | 'revoked_at';

/** Ends an open invitation. @returns false when it is not open any more: of two at a time, one gets true. */
export async function endInvitation(
  db: Db,
  accountId: string,
  id: string,
  ending: Ending,
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('invitations')
    .set({ [ending]: now })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A new link takes the place of older ones for the same person. @returns how many have ended. */
export async function revokeOpenInvitations(db: Db, accountId: string, emailKey: string, now: number): Promise<number> {
  const result = await db
    .updateTable('invitations')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('email_key', '=', emailKey)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

const fromRow = (row: Row): Invitation => ({
  id: row.id,
  accountId: row.account_id,
  email: row.email,
  emailKey: row.email_key,
  // Written from values of this type only.
  role: row.role as Role,
  invitedByUserId: row.invited_by_user_id,
  invitedByName: row.invited_by_name,
  inviterRole: row.inviter_role as Role | null,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  acceptedAt: row.accepted_at,
  revokedAt: row.revoked_at,
});
