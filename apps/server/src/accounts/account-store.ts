/** Rows of accounts. */
import type { Plan } from '@latchkey/contract';
import type { AccountRow, Db } from '../platform/index.ts';
import type { Account, Enforcement } from './account.ts';

/** @returns false when another account has the address. */
export async function insertAccount(db: Db, account: Account): Promise<boolean> {
  const result = await db
    .insertInto('accounts')
    .values({
      id: account.id,
      name: account.name,
      address: account.address,
      plan: account.plan,
      ...enforcementColumns(account.enforcement),
      sign_in_policy_changed_at: account.signInPolicyChangedAt,
      created_at: account.createdAt,
      session_idle: null,
      session_lifetime: null,
    })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findAccount(db: Db, id: string): Promise<Account | null> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function findAccountByAddress(db: Db, address: string): Promise<Account | null> {
  const row = await db.selectFrom('accounts').selectAll().where('address', '=', address).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The account as it is now; whoever else locks it waits until this transaction ends. */
export async function lockAccount(tx: Db, id: string): Promise<Account | null> {
  const row = await tx
    .updateTable('accounts')
    // An update that changes nothing locks the row in PostgreSQL and takes the write lock in SQLite.
    .set((update) => ({ name: update.ref('name') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export type AccountChange = Partial<
  Pick<Account, 'name' | 'address' | 'plan' | 'enforcement' | 'signInPolicyChangedAt'>
>;

export async function saveAccount(db: Db, id: string, change: AccountChange): Promise<void> {
  const set = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.address === undefined ? {} : { address: change.address }),
    ...(change.plan === undefined ? {} : { plan: change.plan }),
    ...(change.enforcement === undefined ? {} : enforcementColumns(change.enforcement)),
    ...(change.signInPolicyChangedAt === undefined ? {} : { sign_in_policy_changed_at: change.signInPolicyChangedAt }),
  };
  if (Object.keys(set).length > 0) await db.updateTable('accounts').set(set).where('id', '=', id).execute();
}

export async function deleteAccountRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('accounts').where('id', '=', id).execute();
}

const enforcementColumns = (enforcement: Enforcement | null) => ({
  sign_in_policy: enforcement === null ? 'mixed' : 'enforced',
  enforcement_confirm_by: enforcement?.confirmBy ?? null,
});

/** Accounts whose enforcement has run out and is still written down, those that wait longest first. */
export async function selectLapsedAccounts(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where('sign_in_policy', '=', 'enforced')
    .where('enforcement_confirm_by', '<=', now)
    .orderBy('enforcement_confirm_by')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** @returns false when there is nothing to confirm, or it is too late. */
export async function confirmEnforcementRow(db: Db, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('accounts')
    .set({ enforcement_confirm_by: null })
    .where('id', '=', id)
    .where('sign_in_policy', '=', 'enforced')
    .where('enforcement_confirm_by', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const fromRow = (row: AccountRow): Account => ({
  id: row.id,
  name: row.name,
  address: row.address,
  // Written from values of this type only.
  plan: row.plan as Plan,
  enforcement: row.sign_in_policy === 'enforced' ? { confirmBy: row.enforcement_confirm_by } : null,
  signInPolicyChangedAt: row.sign_in_policy_changed_at,
  createdAt: row.created_at,
});
