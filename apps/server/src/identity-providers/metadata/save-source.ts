/** Notes where a provider's metadata comes from, and the certificates that it brings. */
import type { Db, Platform } from '../../platform/index.ts';
import type { IdentityProvider } from '../identity-provider.ts';
import { changeCertificates, forgetCertificatesBut, noteCertificates } from './certificate-store.ts';
import type { ObtainedMetadata } from './obtain-metadata.ts';
import { nextAfterGood } from './refresh.ts';
import { deleteRefresh, putRefresh } from './refresh-store.ts';

/** An admin has chosen this metadata: all its certificates are wanted, those that were taken away before included. */
export async function saveSource(
  tx: Db,
  { clock, ids }: Platform,
  { accountId, id: providerId, metadata }: IdentityProvider,
  fetched: ObtainedMetadata['fetched'],
): Promise<void> {
  const now = clock.now();
  const key = { accountId, providerId };
  const chosen = metadata.signingCertificates.map(({ sha256 }) => sha256);
  await forgetCertificatesBut(tx, key, chosen);
  await changeCertificates(tx, key, chosen, { missingSince: null, refusedAt: null, refusedBy: null, origin: 'file' });
  await noteCertificates(tx, key, metadata.signingCertificates, { origin: 'file', trial: false, now });
  if (fetched === null) await deleteRefresh(tx, accountId, providerId);
  else await putRefresh(tx, { ...key, ...fetched, goodAt: now, nextAt: nextAfterGood(metadata, now, ids.chance()) });
}
