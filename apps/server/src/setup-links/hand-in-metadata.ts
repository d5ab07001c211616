/** Takes the metadata of a setup link: the provider is made of it, or gets it instead, and stays disabled. */
import type { MetadataView, Setup } from '@latchkey/contract';
import { recordAuditEvent } from '../audit-log/index.ts';
import {
  createIdentityProvider,
  findProvider,
  type MetadataUpload,
  presentMetadata,
  readMetadata,
  replaceMetadata,
} from '../identity-providers/index.ts';
import type { Origin, Platform } from '../platform/index.ts';
import { findOpenLink, holdOpenLink } from './find-open-link.ts';
import { presentSetup } from './open-setup.ts';
import { actorOf } from './setup-link.ts';
import { updateSetupLink } from './setup-link-store.ts';
import { tellCreator } from './tell-creator.ts';

/** Throws SETUP_LINK_INVALID, TOO_MANY_ATTEMPTS, or METADATA_REJECTED. */
export async function readSetupMetadata(
  platform: Platform,
  token: string,
  upload: MetadataUpload,
  from: Origin,
): Promise<MetadataView> {
  await findOpenLink(platform, token, from);
  const { metadata } = readMetadata(upload, platform.clock.now());
  return presentMetadata(
    metadata,
    metadata.warnings.map(({ code, message }) => ({ code, message })),
  );
}

/**
 * Throws SETUP_LINK_INVALID, TOO_MANY_ATTEMPTS, METADATA_REJECTED, or PROVIDER_CHANGED when somebody else was faster.
 */
export async function handInMetadata(
  platform: Platform,
  token: string,
  upload: MetadataUpload,
  from: Origin,
): Promise<Setup> {
  const link = await findOpenLink(platform, token, from);
  const { accountId, providerId } = link;
  const actor = actorOf(link, from);
  const changed = await platform.db.transaction().execute(async (tx) => {
    // In the link's own transaction, so that it cannot be revoked, or the provider enabled, in between.
    const held = await holdOpenLink(tx, platform, link);
    const provider = await findProvider(tx, accountId, providerId);
    if (provider === null) {
      const input = { ...upload, description: held.providerDescription, reservation: providerId, enabled: false };
      await createIdentityProvider({ ...platform, db: tx }, accountId, input, actor);
    } else {
      const input = { ...upload, revision: provider.revision };
      await replaceMetadata({ ...platform, db: tx }, accountId, providerId, input, actor);
    }
    // What was tested is not what is there now.
    await updateSetupLink(tx, held, { metadataAt: platform.clock.now(), testedAt: null });
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'setup_link.metadata_received',
      actor,
      target: { type: 'setup_link', id: held.id, name: held.recipient },
      details: { provider: held.providerDescription },
    });
    await tellCreator(tx, platform, held, 'metadata_received');
    return holdOpenLink(tx, platform, held);
  });
  return presentSetup(platform, changed);
}
