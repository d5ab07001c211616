/** Rows of pending logouts and of logout requests that were seen. */
import { type Db, fitKey, type PendingLogoutRow } from '../platform/index.ts';
import type { LogoutOutcome, PendingLogout } from './pending-logout.ts';

const fromRow = (row: PendingLogoutRow): PendingLogout => ({
  id: row.id,
  accountId: row.account_id,
  providerId: row.provider_id,
  browserHash: row.browser_hash,
  samlSession: row.saml_session,
  userId: row.user_id,
  userName: row.user_name,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  // The cast: written by this file only, from values of this very type.
  outcome: row.outcome as LogoutOutcome | null,
  endedAt: row.ended_at,
});

type Key = Pick<PendingLogout, 'accountId' | 'providerId' | 'id'>;

export async function insertPendingLogout(db: Db, logout: PendingLogout): Promise<void> {
  await db
    .insertInto('pending_logouts')
    .values({
      id: logout.id,
      account_id: logout.accountId,
      provider_id: logout.providerId,
      browser_hash: logout.browserHash,
      saml_session: logout.samlSession,
      user_id: logout.userId,
      user_name: logout.userName,
      created_at: logout.createdAt,
      expires_at: logout.expiresAt,
      outcome: logout.outcome,
      ended_at: logout.endedAt,
    })
    .execute();
}

/** Of this very provider, ended or not. */
export async function findPendingLogout(db: Db, key: Key, now: number): Promise<PendingLogout | null> {
  const row = await db
    .selectFrom('pending_logouts')
    .selectAll()
    .where('id', '=', key.id)
    .where('account_id', '=', key.accountId)
    .where('provider_id', '=', key.providerId)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The request leaves once. @returns false when it has left before. */
export async function takeSamlSession(db: Db, key: Key): Promise<boolean> {
  const result = await db
    .updateTable('pending_logouts')
    .set({ saml_session: null })
    .where('id', '=', key.id)
    .where('account_id', '=', key.accountId)
    .where('saml_session', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** @returns false when it has ended before: of two answers, the first counts. */
export async function endPendingLogout(db: Db, key: Key, outcome: LogoutOutcome, now: number): Promise<boolean> {
  const result = await db
    .updateTable('pending_logouts')
    .set({ outcome, ended_at: now, saml_session: null })
    .where('id', '=', key.id)
    .where('account_id', '=', key.accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Spends a request of the identity provider, on every node. @returns false when it was seen before. */
export async function spendLogoutRequest(
  db: Db,
  request: { readonly providerId: string; readonly requestId: string; readonly expiresAt: number },
): Promise<boolean> {
  const result = await db
    .insertInto('seen_logout_requests')
    .values({
      provider_id: request.providerId,
      request_id: fitKey(request.requestId),
      expires_at: request.expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['provider_id', 'request_id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
