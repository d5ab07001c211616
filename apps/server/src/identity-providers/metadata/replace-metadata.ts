/** Replaces a provider's metadata: a change of trust begins a new revision, which a sign-in has to prove. */
import { recordAuditEvent } from '../../audit-log/index.ts';
import { deleteIdentitiesOfProvider } from '../../identities/index.ts';
import { type Actor, type Db, found, type Platform, Problem, transact } from '../../platform/index.ts';
import { type IdentityProvider, withMetadata } from '../identity-provider.ts';
import { findProvider, updateMetadata } from '../identity-provider-store.ts';
import { type MetadataOffer, obtainMetadata } from './obtain-metadata.ts';
import { saveSource } from './save-source.ts';

export interface MetadataReplacement extends MetadataOffer {
  /** The revision that the form was opened with. */
  readonly revision: number;
}

/** Throws what `obtainMetadata` throws, PROVIDER_CHANGED when somebody else was faster, or NOT_FOUND. */
export async function replaceMetadata(
  platform: Platform,
  accountId: string,
  id: string,
  input: MetadataReplacement,
  actor: Actor,
): Promise<IdentityProvider> {
  const { db, clock } = platform;
  found(await findProvider(db, accountId, id));
  const obtained = await obtainMetadata(platform, accountId, input);
  return transact(db, async (tx) => {
    const before = found(await findProvider(tx, accountId, id));
    const now = clock.now();
    const after = { ...withMetadata(before, obtained.metadata, now), source: obtained.source };
    const current = input.revision === before.revision;
    if (!current || !(await updateMetadata(tx, after, before.revision, obtained.xml))) {
      throw new Problem('PROVIDER_CHANGED');
    }
    await saveSource(tx, platform, after, obtained.fetched);
    const forgottenIdentities = await forgetDirectory(tx, before, after);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.metadata_replaced',
      actor,
      target: { type: 'identity_provider', id, name: before.description },
      details: {
        revision: after.revision,
        trustChanged: after.revision !== before.revision,
        entityId: after.metadata.entityId,
        certificates: after.metadata.signingCertificates.length,
        source: after.source,
        ...(obtained.fetched === null ? {} : { address: obtained.fetched.address }),
        forgottenIdentities,
      },
    });
    return after;
  });
}

/**
 * Another entity ID is another directory: whom the old one knew says nothing about the people of the new one, so they
 * are known by e-mail again at their next sign-in.
 */
export async function forgetDirectory(tx: Db, before: IdentityProvider, after: IdentityProvider): Promise<number> {
  const sameDirectory = after.metadata.entityId === before.metadata.entityId;
  return sameDirectory ? 0 : deleteIdentitiesOfProvider(tx, after.accountId, after.id);
}
