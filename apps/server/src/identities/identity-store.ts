/** Rows of identities. */
import type { Db, IdentityRow } from '../platform/index.ts';
import type { Identity } from './identity.ts';

const fromRow = (row: IdentityRow): Identity => ({
  accountId: row.account_id,
  providerId: row.provider_id,
  subject: row.subject,
  userId: row.user_id,
  email: row.email,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
});

type Key = Pick<Identity, 'accountId' | 'providerId' | 'subject'>;

export async function findIdentity(db: Db, { accountId, providerId, subject }: Key): Promise<Identity | null> {
  const row = await db
    .selectFrom('identities')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** All of an account, at whatever provider. */
export async function listIdentities(db: Db, accountId: string): Promise<Identity[]> {
  const rows = await db.selectFrom('identities').selectAll().where('account_id', '=', accountId).execute();
  return rows.map(fromRow);
}

/** Whether a user already has an identity at a provider, under whatever subject. */
export async function hasIdentity(
  db: Db,
  { accountId, providerId, userId }: Pick<Identity, 'accountId' | 'providerId' | 'userId'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('identities')
    .select('subject')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Links a subject to a user. @returns false when the subject, or the user at this provider, is linked already. */
export async function insertIdentity(db: Db, identity: Identity): Promise<boolean> {
  const result = await db
    .insertInto('identities')
    .values({
      account_id: identity.accountId,
      provider_id: identity.providerId,
      subject: identity.subject,
      user_id: identity.userId,
      email: identity.email,
      created_at: identity.createdAt,
      last_used_at: identity.lastUsedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Notes a sign-in, and the e-mail address that came with it, if any. */
export async function noteIdentityUsed(db: Db, key: Key, email: string | null, now: number): Promise<void> {
  await db
    .updateTable('identities')
    .set({ last_used_at: now, ...(email === null ? {} : { email }) })
    .where('account_id', '=', key.accountId)
    .where('provider_id', '=', key.providerId)
    .where('subject', '=', key.subject)
    .execute();
}

export async function countIdentities(db: Db, accountId: string, providerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('identities')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** For a provider that speaks for another directory from now on. @returns how many. */
export async function deleteIdentitiesOfProvider(db: Db, accountId: string, providerId: string): Promise<number> {
  const result = await db
    .deleteFrom('identities')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
