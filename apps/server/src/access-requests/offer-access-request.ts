/** Tells a person who was refused as a stranger whether they may ask for access. */
import { type Db, hashToken, type Platform } from '../platform/index.ts';
import { type AccessOffer, type AccessRequest, mostPending, offerLifetime, standingOf } from './access-request.ts';
import { countPending, findBySubject, forgetOver, saveOffer } from './access-request-store.ts';

export type Stranger = Pick<
  AccessRequest,
  'accountId' | 'providerId' | 'attemptId' | 'subject' | 'email' | 'name' | 'directory'
>;

/**
 * Only for somebody whom the provider has just vouched for: requests come from people of the directory, one from each.
 * @param trustedSince when the provider's keys were last taken away from.
 */
export async function offerAccessRequest(
  tx: Db,
  { clock, ids }: Pick<Platform, 'clock' | 'ids'>,
  stranger: Stranger,
  trustedSince: number,
): Promise<AccessOffer> {
  const now = clock.now();
  const before = await findBySubject(tx, stranger);
  const standing = standingOf(before, trustedSince, now);
  if (standing !== 'none') return { kind: standing };
  if (before?.status === 'pending') await forgetOver(tx, stranger.accountId, before.id);
  if ((await countPending(tx, stranger.accountId, now)) >= mostPending) return { kind: 'full' };
  const token = ids.secret();
  const request = {
    ...stranger,
    id: ids.id('req'),
    message: '',
    status: 'offered',
    createdAt: now,
    expiresAt: now + offerLifetime,
    decidedAt: null,
  } as const;
  await saveOffer(tx, request, hashToken(token));
  return { kind: 'may_ask', token };
}
