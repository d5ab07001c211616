/** Providers as admins see them: with state, SP values, remarks and figures. */
import type { IdentityProvider as IdentityProviderView } from '@latchkey/contract';
import { findAccount } from '../accounts/index.ts';
import { found, type Platform } from '../platform/index.ts';
import { countSignIns, figuresOf, latestFinishedByProvider, type ProviderFigures } from '../sign-in-attempts/index.ts';
import { type IdentityProvider, spValuesOf, startUrlOf, stateOf } from './identity-provider.ts';
import { listProviders } from './identity-provider-store.ts';
import { listCertificates } from './metadata/certificate-store.ts';
import { presentConnection } from './metadata/present-connection.ts';
import { metadataWarnings, presentMetadata, sameFileWarnings } from './metadata/read-metadata.ts';
import { listRefreshes } from './metadata/refresh-store.ts';

/** In the order in which they were created. */
export async function presentIdentityProviders(platform: Platform, accountId: string): Promise<IdentityProviderView[]> {
  const { db } = platform;
  const providers = await listProviders(db, accountId);
  const present = await presenter(platform, accountId, providers);
  return providers.map(present);
}

/** Throws NOT_FOUND. */
export async function presentIdentityProvider(
  platform: Platform,
  accountId: string,
  id: string,
): Promise<IdentityProviderView> {
  const providers = await listProviders(platform.db, accountId);
  const provider = found(providers.find((one) => one.id === id));
  return (await presenter(platform, accountId, providers))(provider);
}

/** Reads what belongs to all providers of an account once. */
async function presenter(
  { db, clock, config }: Platform,
  accountId: string,
  providers: readonly IdentityProvider[],
): Promise<(provider: IdentityProvider) => IdentityProviderView> {
  const now = clock.now();
  const account = found(await findAccount(db, accountId));
  const certificates = await listCertificates(db, accountId);
  const refreshes = await listRefreshes(db, accountId);
  const figures = await countSignIns(db, accountId, now);
  const latest = await latestFinishedByProvider(db, accountId);
  return (provider) => {
    const { id, metadata } = provider;
    const others = providers.filter((other) => other.id !== id);
    const last = latest.find((attempt) => attempt.providerId === id);
    const startUrl = startUrlOf(config.publicUrl, id);
    return {
      ...options(provider),
      id,
      state: stateOf(provider, last?.refused ? last.at : null),
      revision: provider.revision,
      provenAt: provider.provenAt,
      changedAt: provider.changedAt,
      createdAt: provider.createdAt,
      sp: spValuesOf(config.publicUrl, id, account.address),
      idp: presentMetadata(metadata, [
        ...metadataWarnings(metadata, now),
        ...sameFileWarnings(provider.fileSha256, others),
      ]),
      connection: presentConnection(
        provider,
        certificates.get(id) ?? [],
        refreshes.find((refresh) => refresh.providerId === id) ?? null,
        now,
      ),
      startUrl,
      testUrl: `${startUrl}?test=1`,
      ...presentFigures(figuresOf(figures, id)),
    };
  };
}

const options = (provider: IdentityProvider) => ({
  description: provider.description,
  enabled: provider.enabled,
  idpInitiated: provider.idpInitiated,
  provisioning: provider.provisioning,
  defaultRole: provider.defaultRole,
  allowSha1: provider.allowSha1,
  signRequests: provider.signRequests,
  requestBinding: provider.requestBinding,
  requireEncryption: provider.requireEncryption,
  singleLogout: provider.singleLogout,
  people: provider.people,
});

const presentFigures = ({ signInsByDay, lastSignInAt }: ProviderFigures) => ({
  signInsByDay: [...signInsByDay],
  signInsThisWeek: signInsByDay.reduce((sum, count) => sum + count, 0),
  lastSignInAt,
});
