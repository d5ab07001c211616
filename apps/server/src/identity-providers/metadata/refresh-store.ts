/** Rows of metadata that is fetched from an address. */
import type { IdpMetadata } from '@latchkey/saml';
import type { Db, MetadataRefreshRow } from '../../platform/index.ts';
import { lease, type Refresh, type Waiting } from './refresh.ts';

/** All but the waiting file, which is wanted only when it is accepted. */
const columns = [
  'provider_id',
  'account_id',
  'address',
  'etag',
  'last_modified',
  'good_at',
  'failed_at',
  'failure',
  'failures',
  'next_at',
  'running_until',
  'waiting',
  'waiting_digest',
  'waiting_since',
  'ignored_digest',
] as const;

type Row = Pick<MetadataRefreshRow, (typeof columns)[number]>;

const fromRow = (row: Row): Refresh => ({
  providerId: row.provider_id,
  accountId: row.account_id,
  address: row.address,
  etag: row.etag,
  lastModified: row.last_modified,
  goodAt: row.good_at,
  failedAt: row.failed_at,
  failure: row.failure,
  failures: row.failures,
  nextAt: row.next_at,
  runningUntil: row.running_until,
  waiting: waitingOf(row),
  ignoredDigest: row.ignored_digest,
});

function waitingOf({ waiting, waiting_digest: digest, waiting_since: since }: Row): Waiting | null {
  if (waiting === null || digest === null || since === null) return null;
  // The cast: this file alone writes the column, from values of this type.
  return { metadata: JSON.parse(waiting) as IdpMetadata, digest, since };
}

export async function listRefreshes(db: Db, accountId: string): Promise<Refresh[]> {
  const rows = await db.selectFrom('metadata_refreshes').select(columns).where('account_id', '=', accountId).execute();
  return rows.map(fromRow);
}

export async function findRefresh(db: Db, accountId: string, providerId: string): Promise<Refresh | null> {
  const row = await db
    .selectFrom('metadata_refreshes')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Of all accounts: for the job. */
export async function listDueRefreshes(db: Db, now: number, limit: number): Promise<Refresh[]> {
  const rows = await db
    .selectFrom('metadata_refreshes')
    .select(columns)
    .where('next_at', '<=', now)
    .where('running_until', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Begins to fetch from an address, in place of any other. */
export async function putRefresh(
  db: Db,
  refresh: Pick<Refresh, 'providerId' | 'accountId' | 'address' | 'etag' | 'lastModified' | 'nextAt'> & {
    readonly goodAt: number;
  },
): Promise<void> {
  await deleteRefresh(db, refresh.accountId, refresh.providerId);
  await db
    .insertInto('metadata_refreshes')
    .values({
      provider_id: refresh.providerId,
      account_id: refresh.accountId,
      address: refresh.address,
      etag: refresh.etag,
      last_modified: refresh.lastModified,
      good_at: refresh.goodAt,
      failed_at: null,
      failure: null,
      failures: 0,
      next_at: refresh.nextAt,
      running_until: 0,
      asked_at: 0,
      waiting: null,
      waiting_xml: null,
      waiting_digest: null,
      waiting_since: null,
      ignored_digest: null,
    })
    .execute();
}

export async function deleteRefresh(db: Db, accountId: string, providerId: string): Promise<void> {
  await db
    .deleteFrom('metadata_refreshes')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .execute();
}

/**
 * Takes the right to refresh: one node and one run at a time.
 * @param askedBefore for a sign-in with an unknown key: nobody may have asked since then.
 */
export async function claimRefresh(
  db: Db,
  { accountId, providerId }: Pick<Refresh, 'accountId' | 'providerId'>,
  now: number,
  askedBefore?: number,
): Promise<boolean> {
  const rows = db
    .updateTable('metadata_refreshes')
    .set({ running_until: now + lease, ...(askedBefore === undefined ? {} : { asked_at: now }) })
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('running_until', '<=', now);
  const result = await (askedBefore === undefined
    ? rows
    : rows.where('asked_at', '<=', askedBefore)
  ).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What a run has found out. It is over. */
export type RefreshResult = Pick<Refresh, 'nextAt'> &
  Partial<Pick<Refresh, 'etag' | 'lastModified' | 'goodAt' | 'failedAt' | 'failure' | 'failures'>>;

export async function saveRefreshResult(
  db: Db,
  { accountId, providerId }: Pick<Refresh, 'accountId' | 'providerId'>,
  result: RefreshResult,
): Promise<void> {
  const { etag, lastModified, goodAt, failedAt, failure, failures, nextAt } = result;
  await db
    .updateTable('metadata_refreshes')
    .set({
      running_until: 0,
      next_at: nextAt,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { last_modified: lastModified }),
      ...(goodAt === undefined ? {} : { good_at: goodAt }),
      ...(failedAt === undefined ? {} : { failed_at: failedAt }),
      ...(failure === undefined ? {} : { failure }),
      ...(failures === undefined ? {} : { failures }),
    })
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .execute();
}

/** @param waiting `null` when nothing waits any more. */
export async function saveWaiting(
  db: Db,
  { accountId, providerId }: Pick<Refresh, 'accountId' | 'providerId'>,
  waiting: (Waiting & { readonly xml: string }) | null,
  ignoredDigest?: string | null,
): Promise<void> {
  await db
    .updateTable('metadata_refreshes')
    .set({
      waiting: waiting === null ? null : JSON.stringify(waiting.metadata),
      waiting_xml: waiting?.xml ?? null,
      waiting_digest: waiting?.digest ?? null,
      waiting_since: waiting?.since ?? null,
      ...(ignoredDigest === undefined ? {} : { ignored_digest: ignoredDigest }),
    })
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .execute();
}

export async function findWaitingFile(db: Db, accountId: string, providerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('metadata_refreshes')
    .select('waiting_xml')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  return row?.waiting_xml ?? null;
}
