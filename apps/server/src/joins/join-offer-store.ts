/** Rows of offers to join. */
import type { Role } from '@latchkey/contract';
import type { DirectoryRoles } from '../people/index.ts';
import type { Db, JoinOfferRow } from '../platform/index.ts';
import type { JoinOffer } from './join-offer.ts';

const fromRow = (row: JoinOfferRow): JoinOffer => ({
  accountId: row.account_id,
  providerId: row.provider_id,
  attemptId: row.attempt_id,
  subject: row.subject,
  email: row.email,
  name: row.name,
  // The cast: written by this file only, from values of this very type.
  role: row.role as Role,
  // The cast: likewise.
  directory: JSON.parse(row.directory) as DirectoryRoles,
  invitationId: row.invitation_id,
  samlSession: row.saml_session,
  sessionEndsAt: row.session_ends_at,
  returnTo: row.return_to,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

export async function insertOffer(db: Db, offer: JoinOffer, tokenHash: string): Promise<void> {
  await db
    .insertInto('join_offers')
    .values({
      token_hash: tokenHash,
      account_id: offer.accountId,
      provider_id: offer.providerId,
      attempt_id: offer.attemptId,
      subject: offer.subject,
      email: offer.email,
      name: offer.name,
      role: offer.role,
      directory: JSON.stringify(offer.directory),
      invitation_id: offer.invitationId,
      saml_session: offer.samlSession,
      session_ends_at: offer.sessionEndsAt,
      return_to: offer.returnTo,
      created_at: offer.createdAt,
      expires_at: offer.expiresAt,
    })
    .execute();
}

/** By the secret of the browser that holds it, which alone says whose it is. */
export async function findOffer(db: Db, tokenHash: string, now: number): Promise<JoinOffer | null> {
  const row = await db
    .selectFrom('join_offers')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Uses an offer up. @returns `null` when there is none, or no longer: of two at a time, one gets it. */
export async function takeOffer(db: Db, tokenHash: string, now: number): Promise<JoinOffer | null> {
  const row = await db
    .deleteFrom('join_offers')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}
