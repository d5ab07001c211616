/** The test of a setup link: a sign-in that opens nothing. What a sign-in asks and tells while it is under way. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type IdentityProvider, proveIdentityProvider } from '../identity-providers/index.ts';
import { type Db, type Origin, type Platform, Problem } from '../platform/index.ts';
import { findOpenLink } from './find-open-link.ts';
import { actorOf, type SetupLink, statusOf } from './setup-link.ts';
import { findSetupLink, updateSetupLink } from './setup-link-store.ts';
import { tellCreator } from './tell-creator.ts';

/** The link that a test is begun through, when it is open and of this very provider; else `null`. */
export async function findLinkForTest(
  platform: Platform,
  token: string,
  providerId: string,
  from: Origin,
): Promise<SetupLink | null> {
  try {
    const link = await findOpenLink(platform, token, from);
    return link.providerId === providerId ? link : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** The link shows this attempt from now on. */
export async function noteTestBegun(
  tx: Db,
  link: Pick<SetupLink, 'accountId' | 'id'>,
  attemptId: string,
): Promise<void> {
  await updateSetupLink(tx, link, { testAttemptId: attemptId });
}

/** Whether a test that was begun through a link may still end. */
export async function isLinkOpen(db: Db, accountId: string, id: string, now: number): Promise<boolean> {
  const link = await findSetupLink(db, accountId, id);
  return link !== null && statusOf(link, now) === 'open';
}

export async function noteTestPassed(
  tx: Db,
  platform: Platform,
  provider: IdentityProvider,
  linkId: string,
  from: Origin,
): Promise<void> {
  const link = await findSetupLink(tx, provider.accountId, linkId);
  if (link === null) return;
  const actor = actorOf(link, from);
  await proveIdentityProvider(tx, platform, provider, actor);
  await updateSetupLink(tx, link, { testedAt: platform.clock.now() });
  await recordAuditEvent(tx, platform, {
    accountId: link.accountId,
    action: 'setup_link.test_passed',
    actor,
    target: { type: 'setup_link', id: link.id, name: link.recipient },
    details: { provider: link.providerDescription },
  });
  // Once for each file: whoever tests again and again fills no mailbox.
  if (link.testedAt === null) await tellCreator(tx, platform, link, 'test_passed');
}
