/** The open link of a token: the only way from a token to an account. */
import { type Db, hashToken, minutes, type Origin, type Platform, Problem } from '../platform/index.ts';
import { countAttempt, type Limit, networkOf } from '../throttles/index.ts';
import { type SetupLink, statusOf } from './setup-link.ts';
import { findSetupLink, findSetupLinkByTokenHash, lockSetupLink } from './setup-link-store.ts';

/** Tokens that lead nowhere. They have 256 random bits; the limit keeps the noise of guessing out of the database. */
const perNetwork: Limit = { name: 'setup-link:wrong', attempts: 30, windowMilliseconds: minutes(10) };

/** Throws SETUP_LINK_INVALID, which says why only to whoever has the link, or TOO_MANY_ATTEMPTS. */
export async function findOpenLink(platform: Platform, token: string, from: Origin): Promise<SetupLink> {
  const link = await findSetupLinkByTokenHash(platform.db, hashToken(token));
  if (link === null) {
    await countAttempt(platform, { limit: perNetwork, subject: networkOf(from.ipAddress) });
    throw new Problem('SETUP_LINK_INVALID');
  }
  refuseUnlessOpen(link, platform.clock.now());
  return link;
}

/** The link once more, in the transaction that changes something: it may have been revoked in the moment between. */
export async function holdOpenLink(tx: Db, platform: Platform, { accountId, id }: SetupLink): Promise<SetupLink> {
  await lockSetupLink(tx, accountId, id);
  const link = await findSetupLink(tx, accountId, id);
  if (link === null) throw new Problem('SETUP_LINK_INVALID');
  refuseUnlessOpen(link, platform.clock.now());
  return link;
}

const reasons = {
  expired: 'This setup link has expired. Ask for a new one.',
  revoked: 'This setup link has been withdrawn. Ask whoever sent it.',
  finished: 'All done: this connection is in use, and nothing more can be changed through this link.',
} as const;

function refuseUnlessOpen(link: SetupLink, now: number): void {
  const status = statusOf(link, now);
  if (status !== 'open') throw new Problem('SETUP_LINK_INVALID', { message: reasons[status] });
}
