/** Writes service provider metadata (Metadata 2.4.4), as a whole document with an XML declaration. */
import type { SpMetadataInput } from './types.ts';

export function writeSpMetadata(_input: SpMetadataInput): string {
  throw new TypeError('not built yet');
}
