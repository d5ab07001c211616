/** Fetches metadata from an address, within limits of time and size. */
import { instant, type Rejection, readIdpMetadata } from '@latchkey/saml';
import { type Platform, seconds } from '../../platform/index.ts';
import type { MetadataFile } from './read-metadata.ts';

export interface MetadataAddress {
  readonly address: string;
  /** Which entity of an aggregate. */
  readonly entityId?: string;
  /** Take the only entity that is there when that one is gone: its admin may have renamed it. */
  readonly orTheOnlyOne?: boolean;
  /** What is known already: the server may say that it has not changed. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Default 10 seconds. */
  readonly timeoutMilliseconds?: number;
}

export type Fetched =
  | {
      readonly kind: 'file';
      readonly file: MetadataFile;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failed';
      /** For the admin. */
      readonly message: string;
      /** The document was fetched, but cannot be used. */
      readonly rejection?: Rejection;
      readonly retryAfterSeconds?: number;
    };

const maxBytes = 2 * 1024 * 1024;
const longestTag = 500;

/** Never throws for faults of the other side. */
export async function fetchMetadata(platform: Platform, where: MetadataAddress): Promise<Fetched> {
  const { address, etag = null, lastModified = null, timeoutMilliseconds = seconds(10) } = where;
  const verdict = await platform.outgoing.request({
    url: address,
    headers: {
      accept: 'application/samlmetadata+xml, application/xml;q=0.9, */*;q=0.1',
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    },
    maxBytes,
    timeoutMilliseconds,
    maxRedirects: 3,
  });
  if (!verdict.ok) {
    const { message, retryAfterSeconds } = verdict.failure;
    return { kind: 'failed', message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  }
  const { status, headers, body } = verdict.value;
  if (status === 304 && (etag !== null || lastModified !== null)) return { kind: 'unchanged' };
  const now = instant(platform.clock.now());
  const chosen = readIdpMetadata(body, { now, ...(where.entityId === undefined ? {} : { entityId: where.entityId }) });
  const renamed = !chosen.ok && chosen.rejection.code === 'METADATA_ENTITY_NOT_FOUND' && where.orTheOnlyOne === true;
  const read = renamed ? readIdpMetadata(body, { now }) : chosen;
  if (!read.ok) return { kind: 'failed', message: read.rejection.message, rejection: read.rejection };
  return {
    kind: 'file',
    // Only UTF-8 passes the reader.
    file: { metadata: read.value, xml: body.toString('utf8') },
    etag: short(headers.etag),
    lastModified: short(headers['last-modified']),
  };
}

const short = (tag: string | undefined): string | null =>
  tag === undefined || tag.length > longestTag || /[^\x20-\x7e]/.test(tag) ? null : tag;
