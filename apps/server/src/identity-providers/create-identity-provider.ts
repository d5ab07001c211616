/** Creates a SAML provider from a description and uploaded metadata. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, type Platform, Problem } from '../platform/index.ts';
import { accountWithSso } from './account-with-sso.ts';
import { readDescription } from './description.ts';
import { defaultOptions, type IdentityProvider } from './identity-provider.ts';
import { insertProvider } from './identity-provider-store.ts';
import { type MetadataUpload, readMetadata } from './read-metadata.ts';
import { takeReservation } from './reservation-store.ts';

export interface NewIdentityProvider extends MetadataUpload {
  readonly description: string;
  /** Its SP values become the provider's. */
  readonly reservation?: string;
}

/** Throws PLAN_WITHOUT_SSO, METADATA_REJECTED, RESERVATION_EXPIRED, or INVALID_INPUT for a blank description. */
export async function createIdentityProvider(
  platform: Platform,
  accountId: string,
  input: NewIdentityProvider,
  actor: Actor,
): Promise<IdentityProvider> {
  const { db, clock, ids } = platform;
  const now = clock.now();
  const description = readDescription(input.description);
  const account = await accountWithSso(db, accountId);
  const { metadata, xml } = readMetadata(input, now);
  return db.transaction().execute(async (tx) => {
    if (input.reservation !== undefined && !(await takeReservation(tx, account.id, input.reservation, now))) {
      throw new Problem('RESERVATION_EXPIRED');
    }
    const provider: IdentityProvider = {
      ...defaultOptions,
      id: input.reservation ?? ids.id('idp'),
      accountId: account.id,
      description,
      revision: 1,
      provenRevision: null,
      provenAt: null,
      changedAt: now,
      createdAt: now,
      metadata,
    };
    await insertProvider(tx, provider, xml);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.created',
      actor,
      target: { type: 'identity_provider', id: provider.id, name: description },
      details: { entityId: metadata.entityId, vendor: metadata.vendor },
    });
    return provider;
  });
}
