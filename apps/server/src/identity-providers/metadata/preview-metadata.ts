/** Reads metadata without saving anything: what an admin sees before Save. */
import type { MetadataView } from '@latchkey/contract';
import type { Platform } from '../../platform/index.ts';
import { fileDigest, listProviders } from '../identity-provider-store.ts';
import { type MetadataOffer, obtainMetadata } from './obtain-metadata.ts';
import { presentMetadata, sameFileWarnings } from './read-metadata.ts';

/** Throws what `obtainMetadata` throws. */
export async function previewMetadata(
  platform: Platform,
  accountId: string,
  offer: MetadataOffer,
): Promise<MetadataView> {
  const { metadata, xml } = await obtainMetadata(platform, accountId, offer);
  const providers = await listProviders(platform.db, accountId);
  return presentMetadata(metadata, [...metadata.warnings, ...sameFileWarnings(fileDigest(xml), providers)]);
}
