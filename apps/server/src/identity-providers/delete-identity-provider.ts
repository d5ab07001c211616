/** Deletes a provider with its identities and sessions. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { countIdentities } from '../identities/index.ts';
import { releaseRoles } from '../members/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { endSessions } from '../sessions/index.ts';
import { guardLastProvider } from './enforcement-guard.ts';
import { deleteProviderRow, findProvider } from './identity-provider-store.ts';

/**
 * @param description repeats the provider's, so that nobody deletes another one than meant.
 * Throws INVALID_INPUT when it differs, LAST_PROVIDER_WHILE_ENFORCED, or NOT_FOUND.
 */
export async function deleteIdentityProvider(
  platform: Platform,
  accountId: string,
  id: string,
  description: string,
  actor: Actor,
): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const provider = found(await findProvider(tx, accountId, id));
    if (description.trim() !== provider.description) {
      const advice = `Type “${provider.description}” to delete it.`;
      throw new Problem('INVALID_INPUT', { fields: { description: advice } });
    }
    await guardLastProvider(tx, platform, accountId, id);
    await releaseRoles(tx, accountId, id);
    const endedSessions = await endSessions(tx, { accountId, providerId: id });
    const identities = await countIdentities(tx, accountId, id);
    // Identities, requests and offers under way go with the row.
    await deleteProviderRow(tx, accountId, id);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.deleted',
      actor,
      target: { type: 'identity_provider', id, name: provider.description },
      details: { endedSessions, identities, entityId: provider.metadata.entityId },
    });
  });
}
