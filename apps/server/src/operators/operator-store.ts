/** Rows of operators. */
import type { Db } from '../platform/index.ts';

export async function isOperator(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('operators')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when somebody has been the first one before. */
export async function insertFirstOperator(db: Db, userId: string, now: number): Promise<boolean> {
  const result = await db
    .insertInto('operators')
    .values({ user_id: userId, source: 'first', created_at: now, revoked_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** @returns false when this person is an operator already. */
export async function insertOperator(db: Db, userId: string, now: number): Promise<boolean> {
  const result = await db
    .insertInto('operators')
    .values({ user_id: userId, source: 'granted', created_at: now, revoked_at: null })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ revoked_at: null }).where('operators.revoked_at', 'is not', null),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** The row stays: see the migration. */
export async function endOperator(db: Db, userId: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('operators')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface Operator {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly since: number;
}

/** The oldest first. */
export async function selectOperators(db: Db): Promise<Operator[]> {
  const rows = await db
    .selectFrom('operators')
    .innerJoin('users', 'users.id', 'operators.user_id')
    .select(['users.id', 'users.name', 'users.email', 'operators.created_at'])
    .where('operators.revoked_at', 'is', null)
    .orderBy('operators.created_at')
    .orderBy('users.id')
    .execute();
  return rows.map((row) => ({ userId: row.id, name: row.name, email: row.email, since: row.created_at }));
}
