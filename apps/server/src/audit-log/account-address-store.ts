/** The address of an account: the accounts themselves write audit events, so their door is not used here. */
import type { Db } from '../platform/index.ts';

export async function findAccountAddress(db: Db, accountId: string): Promise<string> {
  const row = await db.selectFrom('accounts').select('address').where('id', '=', accountId).executeTakeFirst();
  return row?.address ?? accountId;
}
