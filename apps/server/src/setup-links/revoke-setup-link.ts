/** Ends a setup link at once; what came through it stays. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, found, type Platform } from '../platform/index.ts';
import { findSetupLink, lockSetupLink, updateSetupLink } from './setup-link-store.ts';

/** Does nothing when it is revoked already. Throws NOT_FOUND. */
export async function revokeSetupLink(platform: Platform, accountId: string, id: string, actor: Actor): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    await lockSetupLink(tx, accountId, id);
    const link = found(await findSetupLink(tx, accountId, id));
    if (link.revokedAt !== null) return;
    await updateSetupLink(tx, link, { revokedAt: platform.clock.now() });
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'setup_link.revoked',
      actor,
      target: { type: 'setup_link', id, name: link.recipient },
      details: { provider: link.providerDescription },
    });
  });
}
