/** Rows of domains, and of the domains that providers list. */
import type { DomainCheckOutcome } from '@latchkey/contract';
import type { Db, DomainRow } from '../platform/index.ts';
import type { Domain, DomainState } from './domain.ts';

// The casts: these columns are written by this file only, from values of these very types.
const fromRow = (row: DomainRow): Domain => ({
  accountId: row.account_id,
  id: row.id,
  name: row.name,
  token: row.token,
  createdAt: row.created_at,
  verifiedAt: row.verified_at,
  missingSince: row.missing_since,
  lapsedAt: row.lapsed_at,
  checkedAt: row.checked_at,
  checkOutcome: row.check_outcome as DomainCheckOutcome | null,
  checkFound: JSON.parse(row.check_found) as string[],
  nextCheckAt: row.next_check_at,
});

const stateColumns = (state: DomainState) => ({
  verified_at: state.verifiedAt,
  missing_since: state.missingSince,
  lapsed_at: state.lapsedAt,
  checked_at: state.checkedAt,
  check_outcome: state.checkOutcome,
  check_found: JSON.stringify(state.checkFound),
  next_check_at: state.nextCheckAt,
});

/** @returns false when the account has the domain already. */
export async function insertDomain(db: Db, domain: Domain): Promise<boolean> {
  const result = await db
    .insertInto('domains')
    .values({
      account_id: domain.accountId,
      id: domain.id,
      name: domain.name,
      token: domain.token,
      created_at: domain.createdAt,
      ...stateColumns(domain),
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'name']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** By name. */
export async function selectDomains(db: Db, accountId: string): Promise<Domain[]> {
  const rows = await db.selectFrom('domains').selectAll().where('account_id', '=', accountId).orderBy('name').execute();
  return rows.map(fromRow);
}

export async function findDomain(db: Db, accountId: string, id: string): Promise<Domain | null> {
  const row = await db
    .selectFrom('domains')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The domain as it is now; whoever else locks it waits until this transaction ends. */
export async function lockDomain(tx: Db, accountId: string, id: string): Promise<Domain | null> {
  const row = await tx
    .updateTable('domains')
    // An update that changes nothing locks the row in PostgreSQL and takes the write lock in SQLite.
    .set((update) => ({ name: update.ref('name') }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function updateDomainState(
  db: Db,
  { accountId, id }: Pick<Domain, 'accountId' | 'id'>,
  state: DomainState,
): Promise<void> {
  await db
    .updateTable('domains')
    .set(stateColumns(state))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}

export async function deleteDomainRow(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('domains').where('account_id', '=', accountId).where('id', '=', id).execute();
}

/** Of any account, those that are to be looked at again, the most overdue first. */
export async function selectDueDomains(db: Db, now: number, limit: number): Promise<Domain[]> {
  const rows = await db
    .selectFrom('domains')
    .selectAll()
    .where('next_check_at', '<=', now)
    .orderBy('next_check_at')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Takes a domain for this node, until `until`. @returns false when another node was faster. */
export async function claimDueDomain(db: Db, { accountId, id, nextCheckAt }: Domain, until: number): Promise<boolean> {
  const result = await db
    .updateTable('domains')
    .set({ next_check_at: until })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('next_check_at', '=', nextCheckAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The accounts that have proved a domain. */
export async function selectAccountsWithDomain(db: Db, name: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('domains')
    .select('account_id')
    .where('name', '=', name)
    .where('verified_at', 'is not', null)
    .orderBy('verified_at')
    .orderBy('account_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.account_id);
}

/** A domain that a provider lists. */
export interface ListedDomain {
  readonly providerId: string;
  readonly domainId: string;
  readonly name: string;
  readonly verified: boolean;
}

/** @param providerId `null` for all providers of the account. */
export async function selectListedDomains(
  db: Db,
  accountId: string,
  providerId: string | null = null,
): Promise<ListedDomain[]> {
  let query = db
    .selectFrom('identity_provider_domains')
    .innerJoin('domains', (join) =>
      join
        .onRef('domains.account_id', '=', 'identity_provider_domains.account_id')
        .onRef('domains.id', '=', 'identity_provider_domains.domain_id'),
    )
    .select(['provider_id', 'domain_id', 'name', 'verified_at'])
    .where('identity_provider_domains.account_id', '=', accountId);
  if (providerId !== null) query = query.where('provider_id', '=', providerId);
  const rows = await query.orderBy('name').execute();
  return rows.map((row) => ({
    providerId: row.provider_id,
    domainId: row.domain_id,
    name: row.name,
    verified: row.verified_at !== null,
  }));
}

export async function replaceListedDomains(
  tx: Db,
  accountId: string,
  providerId: string,
  domainIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('identity_provider_domains')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .execute();
  if (domainIds.length === 0) return;
  await tx
    .insertInto('identity_provider_domains')
    .values(domainIds.map((id) => ({ account_id: accountId, provider_id: providerId, domain_id: id })))
    .execute();
}
