/** Reads an identity provider's metadata (Metadata 2.3, 2.4.3) and says what is wrong with a file that is none. */
import type { Instant, Verdict } from '../verdict.ts';
import type { IdpMetadata } from './types.ts';

/**
 * @param bytes the file as uploaded, at most 2 MB; a byte order mark is fine.
 * @param options.now for expiry warnings. `options.entityId` picks one entity of an aggregate;
 *   without it several identity providers give METADATA_ENTITY_AMBIGUOUS with their entity IDs in `received`.
 */
export function readIdpMetadata(
  _bytes: Uint8Array,
  _options: { readonly now: Instant; readonly entityId?: string },
): Verdict<IdpMetadata> {
  throw new TypeError('not built yet');
}
