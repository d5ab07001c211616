/** Reads and writes how long sessions open an account. */
import type { Db } from '../platform/index.ts';
import type { SessionLimits } from './session.ts';

interface LimitedAccount {
  readonly name: string;
  readonly limits: SessionLimits;
}

export async function findLimits(db: Db, accountId: string): Promise<LimitedAccount | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['name', 'session_idle', 'session_lifetime'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { name: row.name, limits: { idle: row.session_idle, lifetime: row.session_lifetime } };
}

/** @returns false, and changes nothing, when the limits are no longer what the change was made from. */
export async function updateLimits(
  db: Db,
  accountId: string,
  limits: SessionLimits,
  was: SessionLimits,
): Promise<boolean> {
  const result = await db
    .updateTable('accounts')
    .set({ session_idle: limits.idle, session_lifetime: limits.lifetime })
    .where('id', '=', accountId)
    .where((where) => (was.idle === null ? where('session_idle', 'is', null) : where('session_idle', '=', was.idle)))
    .where((where) =>
      was.lifetime === null ? where('session_lifetime', 'is', null) : where('session_lifetime', '=', was.lifetime),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
