/** Creates a SAML provider from a description and metadata. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { defaultPeopleSettings } from '../people/index.ts';
import { type Actor, type Platform, Problem, transact } from '../platform/index.ts';
import { accountWithSso } from './account-with-sso.ts';
import { readDescription } from './description.ts';
import { defaultOptions, type IdentityProvider } from './identity-provider.ts';
import { fileDigest, insertProvider } from './identity-provider-store.ts';
import { type MetadataOffer, obtainMetadata } from './metadata/obtain-metadata.ts';
import { saveSource } from './metadata/save-source.ts';
import { takeReservation } from './reservation-store.ts';

export interface NewIdentityProvider extends MetadataOffer {
  readonly description: string;
  /** Its SP values become the provider's. */
  readonly reservation?: string;
  /** Default true. */
  readonly enabled?: boolean;
}

/** Throws what `obtainMetadata` throws, PLAN_WITHOUT_SSO, RESERVATION_EXPIRED, or INVALID_INPUT for a blank description. */
export async function createIdentityProvider(
  platform: Platform,
  accountId: string,
  input: NewIdentityProvider,
  actor: Actor,
): Promise<IdentityProvider> {
  const { db, clock, ids } = platform;
  const description = readDescription(input.description);
  const account = await accountWithSso(db, accountId);
  const { metadata, xml, source, fetched } = await obtainMetadata(platform, accountId, input);
  const now = clock.now();
  return transact(db, async (tx) => {
    if (input.reservation !== undefined && !(await takeReservation(tx, account.id, input.reservation, now))) {
      throw new Problem('RESERVATION_EXPIRED');
    }
    const provider: IdentityProvider = {
      ...defaultOptions,
      enabled: input.enabled ?? true,
      id: input.reservation ?? ids.id('idp'),
      accountId: account.id,
      description,
      revision: 1,
      provenRevision: null,
      provenAt: null,
      changedAt: now,
      createdAt: now,
      metadata,
      source,
      fileSha256: fileDigest(xml),
      narrowedAt: now,
      people: defaultPeopleSettings,
    };
    await insertProvider(tx, provider, xml);
    await saveSource(tx, platform, provider, fetched);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.created',
      actor,
      target: { type: 'identity_provider', id: provider.id, name: description },
      details: { entityId: metadata.entityId, vendor: metadata.vendor, source },
    });
    return provider;
  });
}
