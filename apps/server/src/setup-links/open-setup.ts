/** What the person with a setup link sees: the values, what has come, and how the last test went. Nothing else. */
import type { Setup, SetupTest } from '@latchkey/contract';
import { findAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { findProvider, presentMetadata, spValuesOf } from '../identity-providers/index.ts';
import { found, type Origin, type Platform } from '../platform/index.ts';
import { findAttempt } from '../sign-in-attempts/index.ts';
import { findOpenLink, holdOpenLink } from './find-open-link.ts';
import { actorOf, type SetupLink } from './setup-link.ts';
import { updateSetupLink } from './setup-link-store.ts';

/** The first time is noted. Throws SETUP_LINK_INVALID or TOO_MANY_ATTEMPTS. */
export async function openSetup(platform: Platform, token: string, from: Origin): Promise<Setup> {
  const link = await findOpenLink(platform, token, from);
  if (link.openedAt === null) await noteOpened(platform, link, from);
  return presentSetup(platform, link);
}

async function noteOpened(platform: Platform, link: SetupLink, from: Origin): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const held = await holdOpenLink(tx, platform, link);
    if (held.openedAt !== null) return;
    await updateSetupLink(tx, held, { openedAt: platform.clock.now() });
    await recordAuditEvent(tx, platform, {
      accountId: held.accountId,
      action: 'setup_link.opened',
      actor: actorOf(held, from),
      target: { type: 'setup_link', id: held.id, name: held.recipient },
      details: { provider: held.providerDescription },
    });
  });
}

export async function presentSetup({ db, config }: Platform, link: SetupLink): Promise<Setup> {
  const { accountId, providerId } = link;
  const account = found(await findAccount(db, accountId));
  const provider = await findProvider(db, accountId, providerId);
  const attempt = link.testAttemptId === null ? null : await findAttempt(db, accountId, link.testAttemptId);
  return {
    accountName: account.name,
    providerDescription: link.providerDescription,
    providerId,
    invitedBy: link.createdByName,
    recipient: link.recipient,
    expiresAt: link.expiresAt,
    sp: spValuesOf(config.publicUrl, providerId, account.address),
    vendor: link.vendor,
    done: [...link.done],
    // The file's own remarks only: others compare it with what the account has besides.
    metadata:
      provider === null
        ? null
        : presentMetadata(
            provider.metadata,
            provider.metadata.warnings.map(({ code, message }) => ({ code, message })),
          ),
    test:
      attempt === null
        ? null
        : {
            attemptId: attempt.id,
            outcome: outcomeOf(attempt.outcome),
            startedAt: attempt.startedAt,
            subject: attempt.subject,
            rejection: attempt.detail.rejection,
          },
  };
}

function outcomeOf(outcome: string): SetupTest['outcome'] {
  if (outcome === 'started') return 'started';
  return outcome === 'refused' ? 'refused' : 'passed';
}
