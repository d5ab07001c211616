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

/** Codes that can still be used. Those from before the present enforcement began cannot. */
interface Usable extends Owner {
  /** When the account has last been switched to Enforced. */
  readonly since: number;
}

/** @returns false when there is no such usable code: of two at a time, one gets true. */
export async function useRecoveryCode(db: Db, { accountId, userId, since }: Usable, hash: string, now: number) {
  const result = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('created_at', '>=', since)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function countUsableRecoveryCodes(db: Db, { accountId, userId, since }: Usable): Promise<number> {
  const row = await db
    .selectFrom('recovery_codes')
    .select((select) => select.fn.countAll<number>().as('codes'))
    .where('account_id', '=', accountId)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.codes);
}

export async function deleteRecoveryCodes(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute();
}
