/** Replaces a provider's metadata: a change of trust begins a new revision, which a sign-in has to prove. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { deleteIdentitiesOfProvider } from '../identities/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { type IdentityProvider, sameTrust } from './identity-provider.ts';
import { findProvider, updateMetadata } from './identity-provider-store.ts';
import { type MetadataUpload, readMetadata } from './read-metadata.ts';

export interface MetadataReplacement extends MetadataUpload {
  /** The revision that the form was opened with. */
  readonly revision: number;
}

/**
 * Another entity ID is another directory: whom the old one knew says nothing about the people of the new one, so they
 * are known by e-mail again at their next sign-in.
 * Throws METADATA_REJECTED, PROVIDER_CHANGED when somebody else was faster, or NOT_FOUND.
 */
export async function replaceMetadata(
  platform: Platform,
  accountId: string,
  id: string,
  input: MetadataReplacement,
  actor: Actor,
): Promise<IdentityProvider> {
  const { db, clock } = platform;
  const now = clock.now();
  const before = found(await findProvider(db, accountId, id));
  const { metadata, xml } = readMetadata(input, now);
  const trustChanged = !sameTrust(before.metadata, metadata);
  const after: IdentityProvider = {
    ...before,
    metadata,
    ...(trustChanged ? { revision: before.revision + 1, changedAt: now } : {}),
  };
  await db.transaction().execute(async (tx) => {
    const current = input.revision === before.revision;
    if (!current || !(await updateMetadata(tx, after, before.revision, xml))) throw new Problem('PROVIDER_CHANGED');
    const sameDirectory = metadata.entityId === before.metadata.entityId;
    const forgottenIdentities = sameDirectory ? 0 : await deleteIdentitiesOfProvider(tx, accountId, id);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.metadata_replaced',
      actor,
      target: { type: 'identity_provider', id, name: before.description },
      details: {
        revision: after.revision,
        trustChanged,
        entityId: metadata.entityId,
        certificates: metadata.signingCertificates.length,
        forgottenIdentities,
      },
    });
  });
  return after;
}
