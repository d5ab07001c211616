/** Metadata from wherever an admin has it: a file, an address, or values typed in. All end in the same form. */
import type { ManualMetadata, MetadataSource } from '@latchkey/contract';
import { minutes, type Platform, Problem } from '../../platform/index.ts';
import { countAttempt } from '../../throttles/index.ts';
import { fetchMetadata } from './fetch-metadata.ts';
import { readManualMetadata } from './manual-metadata.ts';
import { type MetadataFile, metadataRejected, readMetadata } from './read-metadata.ts';

/** Exactly one of `metadata`, `address` and `manual`. */
export interface MetadataOffer {
  readonly metadata?: string | undefined;
  readonly encoding?: 'text' | 'base64' | undefined;
  readonly address?: string | undefined;
  readonly manual?: ManualMetadata | undefined;
  /** Which entity of an aggregate. */
  readonly entityId?: string | undefined;
}

export interface ObtainedMetadata extends MetadataFile {
  readonly source: MetadataSource;
  /** Where it was fetched, and what the server said to recognise a change by. */
  readonly fetched: {
    readonly address: string;
    readonly etag: string | null;
    readonly lastModified: string | null;
  } | null;
}

/** Addresses that one account has called: enough for a person who corrects a typing mistake, useless for a scan. */
const fetchLimit = { name: 'metadata:fetch', attempts: 30, windowMilliseconds: minutes(5) };

/** Throws METADATA_REJECTED, METADATA_UNREACHABLE, TOO_MANY_ATTEMPTS, or INVALID_INPUT with the fields. */
export async function obtainMetadata(
  platform: Platform,
  accountId: string,
  offer: MetadataOffer,
): Promise<ObtainedMetadata> {
  const { metadata, encoding = 'text', address, manual, entityId } = offer;
  const now = platform.clock.now();
  if ([metadata, address, manual].filter((one) => one !== undefined).length !== 1) {
    throw new Problem('INVALID_INPUT', {
      message: 'Give either a metadata file, an address, or the values themselves.',
    });
  }
  if (manual !== undefined) return { ...readManualMetadata(manual, now), source: 'manual', fetched: null };
  const entity = entityId === undefined ? {} : { entityId };
  if (address !== undefined) return fetchFirst(platform, accountId, address.trim(), entity);
  return { ...readMetadata({ metadata: metadata ?? '', encoding, ...entity }, now), source: 'upload', fetched: null };
}

async function fetchFirst(
  platform: Platform,
  accountId: string,
  address: string,
  entity: { readonly entityId?: string },
): Promise<ObtainedMetadata> {
  await countAttempt(platform, { limit: fetchLimit, subject: accountId });
  const fetched = await fetchMetadata(platform, { address, ...entity });
  if (fetched.kind === 'file') {
    const { file, etag, lastModified } = fetched;
    return { ...file, source: 'address', fetched: { address, etag, lastModified } };
  }
  if (fetched.kind === 'failed' && fetched.rejection !== undefined) throw metadataRejected(fetched.rejection);
  const message = fetched.kind === 'failed' ? fetched.message : 'The server says that nothing has changed since never.';
  throw new Problem('METADATA_UNREACHABLE', { message, fields: { address: message } });
}
