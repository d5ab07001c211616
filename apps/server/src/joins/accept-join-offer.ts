/** The person says yes: joins and is signed in. */
import { findProviderWithAccount, type IdentityProvider, type ProviderAccount } from '../identity-providers/index.ts';
import { findMembersByEmail } from '../members/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import { hashToken, type Origin, type Platform, Problem } from '../platform/index.ts';
import type { OpenedSession } from '../sessions/index.ts';
import { updateAttempt } from '../sign-in-attempts/index.ts';
import { confirmEnforcement } from '../sign-in-policy/index.ts';
import { emailKey, readName } from '../users/index.ts';
import { joinAccount } from './join-account.ts';
import type { JoinOffer } from './join-offer.ts';
import { takeOffer } from './join-offer-store.ts';

export interface Acceptance {
  /** Of the cookie. */
  readonly token: string | undefined;
  readonly name: string;
  readonly origin: Origin;
  readonly previousSessionId: string | null;
}

export interface Joined {
  readonly session: OpenedSession;
  readonly accountId: string;
  readonly returnTo: string;
}

/** Throws JOIN_EXPIRED or ALREADY_MEMBER; nothing is changed then. */
export async function acceptJoinOffer(platform: Platform, acceptance: Acceptance): Promise<Joined> {
  const { token, origin, previousSessionId } = acceptance;
  const name = readName(acceptance.name, 'name');
  if (token === undefined) throw new Problem('JOIN_EXPIRED');
  return platform.db.transaction().execute(async (tx) => {
    const now = platform.clock.now();
    const offer = await takeOffer(tx, hashToken(token), now);
    const current = offer && (await findProviderWithAccount(tx, offer.providerId, 'for update'));
    if (offer === null || current === null || !isStillOpen(offer, current)) throw new Problem('JOIN_EXPIRED');
    const { accountId, returnTo, attemptId } = offer;
    const namesakes = await findMembersByEmail(tx, accountId, emailKey(offer.email));
    if (namesakes.length > 0) throw new Problem('ALREADY_MEMBER');
    const { provider } = current;
    const joining = { ...offer, provider, name, origin, previousSessionId };
    const { session, userId } = await joinAccount(tx, platform, joining).catch(withoutInvitation);
    await confirmEnforcement(tx, platform, {
      account: current.account,
      userId,
      actor: { userId, name, ipAddress: origin.ipAddress },
    });
    await updateAttempt(tx, accountId, attemptId, { outcome: 'joined', finishedAt: now, userId });
    return { session, accountId, returnTo };
  });
}

/** What has changed since the offer was made counts. */
function isStillOpen(
  { invitationId, createdAt }: JoinOffer,
  { provider, account }: { provider: IdentityProvider; account: ProviderAccount },
) {
  const admits = provider.provisioning !== 'off' || invitationId !== null;
  // Whoever made the offer on the word of keys that have been replaced since cannot keep it.
  const sameTrust = createdAt >= provider.narrowedAt;
  return admits && sameTrust && provider.enabled && entitlementsOf(account.plan).samlSso;
}

/** The invitation was withdrawn meanwhile: a new sign-in finds out whether there is another way in. */
function withoutInvitation(error: unknown): never {
  throw error instanceof Problem && error.code === 'INVITATION_INVALID' ? new Problem('JOIN_EXPIRED') : error;
}
