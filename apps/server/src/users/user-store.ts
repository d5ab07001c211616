/** Rows of users. */
import type { Db, UserRow } from '../platform/index.ts';
import type { User } from './user.ts';

/** @returns false when another user with a password has this e-mail. */
export async function insertUser(db: Db, user: User): Promise<boolean> {
  const result = await db
    .insertInto('users')
    .values({
      id: user.id,
      email: user.email,
      email_key: user.emailKey,
      name: user.name,
      password_hash: user.passwordHash,
      created_at: user.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findUser(db: Db, userId: string): Promise<User | null> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The user who signs in with this e-mail and a password; there is at most one. */
export async function findUserWithPassword(db: Db, emailKey: string): Promise<User | null> {
  const row = await db
    .selectFrom('users')
    .selectAll()
    .where('email_key', '=', emailKey)
    .where('password_hash', 'is not', null)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function updateName(db: Db, userId: string, name: string): Promise<void> {
  await db.updateTable('users').set({ name }).where('id', '=', userId).execute();
}

/** For a person without a password only: whoever has one may belong to several accounts. */
export async function updateNameWithoutPassword(db: Db, userId: string, name: string): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ name })
    .where('id', '=', userId)
    .where('password_hash', 'is', null)
    .where('name', '!=', name)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** As above: the address of somebody with a password is what they sign in with. */
export async function updateEmailWithoutPassword(db: Db, userId: string, email: string, emailKey: string) {
  const result = await db
    .updateTable('users')
    .set({ email, email_key: emailKey })
    .where('id', '=', userId)
    .where('password_hash', 'is', null)
    .where('email', '!=', email)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** @returns false when the password has been changed in the meantime. */
export async function replacePasswordHash(db: Db, userId: string, from: string, to: string): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ password_hash: to })
    .where('id', '=', userId)
    .where('password_hash', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** How many ids one statement names: databases limit their number. */
const idsAtATime = 500;

/** Deletes, of these users, those without a password who belong to no account: nothing can sign them in again. */
export async function deleteUnreachableUsers(db: Db, userIds: readonly string[]): Promise<void> {
  for (let start = 0; start < userIds.length; start += idsAtATime) {
    const ids = userIds.slice(start, start + idsAtATime);
    await db
      .deleteFrom('users')
      .where('id', 'in', ids)
      .where('password_hash', 'is', null)
      .where('id', 'not in', (nested) => nested.selectFrom('members').select('user_id').where('user_id', 'in', ids))
      .execute();
  }
}

const fromRow = (row: UserRow): User => ({
  id: row.id,
  name: row.name,
  email: row.email,
  emailKey: row.email_key,
  passwordHash: row.password_hash,
  createdAt: row.created_at,
});
