/** Rows of requests, completions and spent assertions. */
import type { Person } from '../people/index.ts';
import { type Db, fitKey, flag } from '../platform/index.ts';
import type { SignInCompletion, SignInRequest } from './sign-in-request.ts';

export async function insertRequest(db: Db, request: SignInRequest): Promise<void> {
  await db
    .insertInto('sign_in_requests')
    .values({
      id: request.id,
      account_id: request.accountId,
      provider_id: request.providerId,
      attempt_id: request.attemptId,
      browser_hash: request.browserHash,
      return_to: request.returnTo,
      test: flag(request.test),
      setup_link_id: request.setupLinkId,
      created_at: request.createdAt,
      expires_at: request.expiresAt,
      answered_at: request.answeredAt,
      asked_here: flag(request.askedHere),
      again_user_id: request.againUserId,
    })
    .execute();
}

/** Only a request to this very provider: an answer never counts for another one. */
export async function findRequest(
  db: Db,
  { accountId, providerId, id }: Pick<SignInRequest, 'accountId' | 'providerId' | 'id'>,
): Promise<SignInRequest | null> {
  const row = await db
    .selectFrom('sign_in_requests')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    accountId: row.account_id,
    providerId: row.provider_id,
    attemptId: row.attempt_id,
    browserHash: row.browser_hash,
    returnTo: row.return_to,
    test: row.test === 1,
    setupLinkId: row.setup_link_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    answeredAt: row.answered_at,
    askedHere: row.asked_here === 1,
    againUserId: row.again_user_id,
  };
}

/** Spends a request. @returns false when it has been answered: of two answers at a time, one gets true. */
export async function spendRequest(
  db: Db,
  { accountId, id }: Pick<SignInRequest, 'accountId' | 'id'>,
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('sign_in_requests')
    .set({ answered_at: now })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Spends an assertion, on every node. @returns false when it was seen before. */
export async function spendAssertion(
  db: Db,
  assertion: { readonly providerId: string; readonly assertionId: string; readonly expiresAt: number },
): Promise<boolean> {
  const result = await db
    .insertInto('seen_assertions')
    .values({
      provider_id: assertion.providerId,
      assertion_id: fitKey(assertion.assertionId),
      expires_at: assertion.expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['provider_id', 'assertion_id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function insertCompletion(db: Db, completion: SignInCompletion, codeHash: string): Promise<void> {
  await db
    .insertInto('sign_in_completions')
    .values({
      code_hash: codeHash,
      account_id: completion.accountId,
      provider_id: completion.providerId,
      attempt_id: completion.attemptId,
      browser_hash: completion.browserHash,
      person: JSON.stringify(completion.person),
      saml_session: completion.samlSession,
      session_ends_at: completion.sessionEndsAt,
      return_to: completion.returnTo,
      test: flag(completion.test),
      setup_link_id: completion.setupLinkId,
      created_at: completion.createdAt,
      expires_at: completion.expiresAt,
      asked_here: flag(completion.askedHere),
      awaits_consent: flag(completion.awaitsConsent),
      again_user_id: completion.again?.userId ?? null,
      asked_at: completion.again?.askedAt ?? null,
      authenticated_at: completion.authenticatedAt,
    })
    .execute();
}

export interface CompletionKey {
  readonly providerId: string;
  readonly codeHash: string;
  readonly awaitsConsent: boolean;
}

/** Uses a completion up. @returns `null` when there is none, or no longer. */
export async function takeCompletion(
  db: Db,
  { providerId, codeHash, awaitsConsent }: CompletionKey,
  now: number,
): Promise<SignInCompletion | null> {
  const row = await db
    .deleteFrom('sign_in_completions')
    .where('code_hash', '=', codeHash)
    .where('provider_id', '=', providerId)
    .where('awaits_consent', '=', flag(awaitsConsent))
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    accountId: row.account_id,
    providerId: row.provider_id,
    attemptId: row.attempt_id,
    browserHash: row.browser_hash,
    // The cast: written by this file only, from this very type.
    person: JSON.parse(row.person) as Person,
    samlSession: row.saml_session,
    sessionEndsAt: row.session_ends_at,
    again:
      row.again_user_id === null || row.asked_at === null ? null : { userId: row.again_user_id, askedAt: row.asked_at },
    authenticatedAt: row.authenticated_at,
    returnTo: row.return_to,
    test: row.test === 1,
    setupLinkId: row.setup_link_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    askedHere: row.asked_here === 1,
    awaitsConsent: row.awaits_consent === 1,
  };
}
