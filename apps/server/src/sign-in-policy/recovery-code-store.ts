/** Rows of recovery codes. */
import type { Db } from '../platform/index.ts';

interface Owner {
  readonly accountId: string;
  readonly userId: string;
}

/** New codes take the place of the owner's old ones. */
export async function replaceRecoveryCodes(
  tx: Db,
  { accountId, userId }: Owner,
  hashes: readonly string[],
  now: number,
): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).where('user_id', '=', userId).execute();
  await tx
    .insertInto('recovery_codes')
    .values(
      hashes.map((hash) => ({
        account_id: accountId,
        user_id: userId,
        code_hash: hash,
        created_at: now,
        used_at: null,
      })),
    )
    .execute();
}

/** @returns false when there is no such unused code: of two at a time, one gets true. */
export async function useRecoveryCode(db: Db, { accountId, userId }: Owner, hash: string, now: number) {
  const result = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function countUnusedRecoveryCodes(db: Db, { accountId, userId }: Owner): Promise<number> {
  const row = await db
    .selectFrom('recovery_codes')
    .select((select) => select.fn.countAll<number>().as('codes'))
    .where('account_id', '=', accountId)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.codes);
}

export async function deleteRecoveryCodes(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute();
}
