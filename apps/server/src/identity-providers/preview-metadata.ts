/** Shows what a metadata file says before anything is saved. */
import type { MetadataView } from '@latchkey/contract';
import type { Platform } from '../platform/index.ts';
import { listMetadataFiles, listProviders } from './identity-provider-store.ts';
import { type MetadataUpload, presentMetadata, readMetadata, sameFileWarnings } from './read-metadata.ts';

/** Throws METADATA_REJECTED. */
export async function previewMetadata(
  { db, clock }: Platform,
  accountId: string,
  upload: MetadataUpload,
): Promise<MetadataView> {
  const { metadata, xml } = readMetadata(upload, clock.now());
  const [providers, files] = await Promise.all([listProviders(db, accountId), listMetadataFiles(db, accountId)]);
  return presentMetadata(metadata, [...metadata.warnings, ...sameFileWarnings(xml, providers, files)]);
}
