/** The person says no: nothing is kept but that they were asked. */
import { hashToken, type Platform } from '../platform/index.ts';
import { updateAttempt } from '../sign-in-attempts/index.ts';
import { takeOffer } from './join-offer-store.ts';

/** Without an offer there is nothing to do. */
export async function declineJoinOffer({ db, clock }: Platform, token: string | undefined): Promise<void> {
  if (token === undefined) return;
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    const offer = await takeOffer(tx, hashToken(token), now);
    if (offer === null) return;
    await updateAttempt(tx, offer.accountId, offer.attemptId, { outcome: 'join_declined', finishedAt: now });
  });
}
