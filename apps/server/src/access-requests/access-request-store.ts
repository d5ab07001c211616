/** Rows of requests for access. */
import type { DirectoryRoles } from '../people/index.ts';
import type { AccessRequestRow, Db } from '../platform/index.ts';
import type { AccessRequest, AccessRequestStatus } from './access-request.ts';

// The casts: these columns are written by this file only, from values of these very types.
const fromRow = (row: AccessRequestRow): AccessRequest => ({
  accountId: row.account_id,
  id: row.id,
  providerId: row.provider_id,
  attemptId: row.attempt_id,
  subject: row.subject,
  email: row.email,
  name: row.name,
  directory: JSON.parse(row.directory) as DirectoryRoles,
  message: row.message,
  status: row.status as AccessRequestStatus,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  decidedAt: row.decided_at,
});

export async function findBySubject(
  db: Db,
  { accountId, providerId, subject }: Pick<AccessRequest, 'accountId' | 'providerId' | 'subject'>,
): Promise<AccessRequest | null> {
  const row = await db
    .selectFrom('access_requests')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** A person has one row: a new offer takes the place of what is over. */
export async function saveOffer(db: Db, request: AccessRequest, tokenHash: string): Promise<void> {
  const fresh = {
    attempt_id: request.attemptId,
    email: request.email,
    name: request.name,
    directory: JSON.stringify(request.directory),
    message: '',
    status: 'offered',
    token_hash: tokenHash,
    created_at: request.createdAt,
    expires_at: request.expiresAt,
    decided_at: null,
    decided_by: null,
  };
  const key = {
    account_id: request.accountId,
    id: request.id,
    provider_id: request.providerId,
    subject: request.subject,
  };
  await db
    .insertInto('access_requests')
    .values({ ...key, ...fresh })
    // Not over one that has been sent in the moment between.
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'subject']).doUpdateSet(fresh).where('access_requests.status', '!=', 'pending'),
    )
    .execute();
}

/** Overwrites a request that is over although it still says `pending`. */
export async function forgetOver(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('access_requests').where('account_id', '=', accountId).where('id', '=', id).execute();
}

/** Sends an offer in. @returns `null` when there is none, or no longer: of two at a time, one gets it. */
export async function sendIn(
  db: Db,
  tokenHash: string,
  { message, now, expiresAt }: { readonly message: string; readonly now: number; readonly expiresAt: number },
): Promise<AccessRequest | null> {
  const row = await db
    .updateTable('access_requests')
    .set({ status: 'pending', message, token_hash: null, created_at: now, expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .where('status', '=', 'offered')
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export interface ListedRequest extends AccessRequest {
  readonly provider: {
    readonly description: string;
    readonly defaultRole: string;
    readonly people: string;
    readonly peopleRevision: number;
  };
}

/** Those that may still be decided, the oldest first. */
export async function listPending(db: Db, accountId: string, now: number): Promise<ListedRequest[]> {
  const rows = await db
    .selectFrom('access_requests')
    .innerJoin('identity_providers', 'identity_providers.id', 'access_requests.provider_id')
    .selectAll('access_requests')
    .select([
      'identity_providers.description',
      'identity_providers.default_role',
      'identity_providers.people',
      'identity_providers.people_revision',
    ])
    .where('access_requests.account_id', '=', accountId)
    .where('access_requests.status', '=', 'pending')
    .where('access_requests.expires_at', '>', now)
    .whereRef('access_requests.created_at', '>=', 'identity_providers.narrowed_at')
    .orderBy('access_requests.created_at')
    .orderBy('access_requests.id')
    .execute();
  return rows.map((row) => ({
    ...fromRow(row),
    provider: {
      description: row.description,
      defaultRole: row.default_role,
      people: row.people,
      peopleRevision: row.people_revision,
    },
  }));
}

export async function countPending(db: Db, accountId: string, now: number): Promise<number> {
  const { count } = await db
    .selectFrom('access_requests')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('status', '=', 'pending')
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface Decision {
  readonly status: 'approved' | 'declined';
  readonly by: string;
  readonly now: number;
  readonly expiresAt: number;
}

/** @returns `null` when there is nothing to decide any more: of two admins at a time, one gets it. */
export async function decide(
  db: Db,
  accountId: string,
  id: string,
  { status, by, now, expiresAt }: Decision,
): Promise<AccessRequest | null> {
  const row = await db
    .updateTable('access_requests')
    .set({ status, decided_at: now, decided_by: by, expires_at: expiresAt })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** What became of a request, for whoever comes too late. */
export async function findOutcome(db: Db, accountId: string, id: string) {
  const row = await db
    .selectFrom('access_requests')
    .select(['status', 'decided_by', 'name'])
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('status', 'in', ['approved', 'declined', 'pending'])
    .executeTakeFirst();
  return row ?? null;
}
