/** An admin accepts or ignores a change of entity ID or addresses that a refresh has found. */
import { recordAuditEvent } from '../../audit-log/index.ts';
import { type Actor, found, type Platform, Problem } from '../../platform/index.ts';
import { withMetadata } from '../identity-provider.ts';
import { findProvider, updateMetadata } from '../identity-provider-store.ts';
import { noteCertificates } from './certificate-store.ts';
import { findRefresh, findWaitingFile, saveWaiting } from './refresh-store.ts';
import { forgetDirectory } from './replace-metadata.ts';

export interface Decision {
  readonly decision: 'accept' | 'ignore';
  /** The change and the revision that were looked at. */
  readonly digest: string;
  readonly revision: number;
}

/** Throws PROVIDER_CHANGED when something else waits by now, or NOT_FOUND. */
export async function decideMetadataChange(
  platform: Platform,
  accountId: string,
  id: string,
  { decision, digest, revision }: Decision,
  actor: Actor,
): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const now = platform.clock.now();
    const before = found(await findProvider(tx, accountId, id));
    const refresh = await findRefresh(tx, accountId, id);
    const waiting = refresh?.waiting ?? null;
    if (refresh === null || waiting === null || waiting.digest !== digest || before.revision !== revision) {
      throw new Problem('PROVIDER_CHANGED');
    }
    const target = { type: 'identity_provider', id, name: before.description };
    const details = { entityId: waiting.metadata.entityId, entityIdBefore: before.metadata.entityId };
    if (decision === 'ignore') {
      await saveWaiting(tx, refresh, null, digest);
      const action = 'identity_provider.metadata_change_ignored';
      await recordAuditEvent(tx, platform, { accountId, action, actor, target, details });
      return;
    }
    const sameEntity = waiting.metadata.entityId === before.metadata.entityId;
    // Keys of the same entity are looked after by themselves; those of another one come with it.
    const { signingCertificates } = sameEntity ? before.metadata : waiting.metadata;
    const after = withMetadata(before, { ...waiting.metadata, signingCertificates }, now);
    const xml = await findWaitingFile(tx, accountId, id);
    if (!(await updateMetadata(tx, after, revision, xml))) throw new Problem('PROVIDER_CHANGED');
    await noteCertificates(tx, refresh, signingCertificates, { origin: 'file', trial: false, now });
    await saveWaiting(tx, refresh, null, null);
    const forgottenIdentities = await forgetDirectory(tx, before, after);
    const action = 'identity_provider.metadata_change_accepted';
    const all = { ...details, revision: after.revision, forgottenIdentities };
    await recordAuditEvent(tx, platform, { accountId, action, actor, target, details: all });
  });
}
