/** Rows of sign-in attempts. */
import type { AttemptOutcome } from '@latchkey/contract';
import { type Db, flag, type SignInAttemptRow } from '../platform/index.ts';
import type { AttemptCursor } from './attempt-cursor.ts';
import type { AttemptCode, AttemptDetail, SignInAttempt } from './sign-in-attempt.ts';

/** An attempt with the description of its provider; `null` once that is deleted. */
export type DescribedAttempt = SignInAttempt & { readonly providerDescription: string | null };

/** What becomes known in the course of an attempt. */
export type AttemptChange = Partial<
  Pick<
    SignInAttempt,
    'outcome' | 'code' | 'subject' | 'subjectVerified' | 'responseReceivedAt' | 'finishedAt' | 'userId' | 'detail'
  >
>;

// The casts: these columns are written by this file only, from values of these very types.
const fromRow = (row: SignInAttemptRow): SignInAttempt => ({
  accountId: row.account_id,
  id: row.id,
  providerId: row.provider_id,
  origin: row.origin as SignInAttempt['origin'],
  outcome: row.outcome as AttemptOutcome,
  code: row.code as AttemptCode | null,
  subject: row.subject,
  subjectVerified: row.subject_verified === 1,
  ipAddress: row.ip_address,
  userAgent: row.user_agent,
  startedAt: row.started_at,
  requestSentAt: row.request_sent_at,
  responseReceivedAt: row.response_received_at,
  finishedAt: row.finished_at,
  userId: row.user_id,
  detail: JSON.parse(row.detail) as AttemptDetail,
});

export async function insertAttempt(db: Db, attempt: SignInAttempt): Promise<void> {
  await db
    .insertInto('sign_in_attempts')
    .values({
      account_id: attempt.accountId,
      id: attempt.id,
      provider_id: attempt.providerId,
      origin: attempt.origin,
      outcome: attempt.outcome,
      code: attempt.code,
      subject: attempt.subject,
      subject_verified: flag(attempt.subjectVerified),
      ip_address: attempt.ipAddress,
      user_agent: attempt.userAgent,
      started_at: attempt.startedAt,
      request_sent_at: attempt.requestSentAt,
      response_received_at: attempt.responseReceivedAt,
      finished_at: attempt.finishedAt,
      user_id: attempt.userId,
      detail: JSON.stringify(attempt.detail),
    })
    .execute();
}

export async function updateAttempt(db: Db, accountId: string, id: string, change: AttemptChange): Promise<void> {
  await db
    .updateTable('sign_in_attempts')
    .set({
      ...(change.outcome === undefined ? {} : { outcome: change.outcome }),
      ...(change.code === undefined ? {} : { code: change.code }),
      ...(change.subject === undefined ? {} : { subject: change.subject }),
      ...(change.subjectVerified === undefined ? {} : { subject_verified: flag(change.subjectVerified) }),
      ...(change.responseReceivedAt === undefined ? {} : { response_received_at: change.responseReceivedAt }),
      ...(change.finishedAt === undefined ? {} : { finished_at: change.finishedAt }),
      ...(change.userId === undefined ? {} : { user_id: change.userId }),
      ...(change.detail === undefined ? {} : { detail: JSON.stringify(change.detail) }),
    })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}

const described = (db: Db, accountId: string) =>
  db
    .selectFrom('sign_in_attempts')
    .leftJoin('identity_providers', 'identity_providers.id', 'sign_in_attempts.provider_id')
    .selectAll('sign_in_attempts')
    .select('identity_providers.description as provider_description')
    .where('sign_in_attempts.account_id', '=', accountId);

export async function findAttempt(db: Db, accountId: string, id: string): Promise<DescribedAttempt | null> {
  const row = await described(db, accountId).where('sign_in_attempts.id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...fromRow(row), providerDescription: row.provider_description };
}

/** The last ones whose response was verified, with what it said; newest first. */
export async function listVerifiedAttempts(
  db: Db,
  accountId: string,
  providerId: string,
  limit: number,
): Promise<SignInAttempt[]> {
  const rows = await db
    .selectFrom('sign_in_attempts')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('subject_verified', '=', 1)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

export interface AttemptFilter {
  readonly providerId?: string | undefined;
  readonly outcome?: AttemptOutcome | undefined;
}

/** Newest first. */
export async function listAttempts(
  db: Db,
  accountId: string,
  filter: AttemptFilter,
  before: AttemptCursor | null,
  limit: number,
): Promise<DescribedAttempt[]> {
  let query = described(db, accountId);
  if (filter.providerId !== undefined) query = query.where('sign_in_attempts.provider_id', '=', filter.providerId);
  if (filter.outcome !== undefined) query = query.where('sign_in_attempts.outcome', '=', filter.outcome);
  if (before !== null) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb('started_at', '<', before.startedAt),
        and([eb('started_at', '=', before.startedAt), eb('sign_in_attempts.id', '<', before.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('started_at', 'desc').orderBy('sign_in_attempts.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({ ...fromRow(row), providerDescription: row.provider_description }));
}
