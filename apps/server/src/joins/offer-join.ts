/** Offers a person to join. */
import { type Db, hashToken, type Platform } from '../platform/index.ts';
import { type JoinOffer, joinOfferLifetime } from './join-offer.ts';
import { insertOffer } from './join-offer-store.ts';

/** @returns the secret for the cookie of the browser; only its hash is kept. */
export async function offerJoin(
  db: Db,
  { clock, ids }: Pick<Platform, 'clock' | 'ids'>,
  offer: Omit<JoinOffer, 'createdAt' | 'expiresAt'>,
): Promise<string> {
  const token = ids.secret();
  const now = clock.now();
  const expiresAt = Math.min(now + joinOfferLifetime, offer.sessionEndsAt ?? Number.POSITIVE_INFINITY);
  await insertOffer(db, { ...offer, createdAt: now, expiresAt }, hashToken(token));
  return token;
}
