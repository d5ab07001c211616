/** Metadata that is fetched from an address: when it is fetched next, and what becomes of what is found. */
import { createHash } from 'node:crypto';
import type { CertificateInfo, IdpMetadata } from '@latchkey/saml';
import { days, hours, minutes, seconds } from '../../platform/index.ts';
import { samePlaces } from '../identity-provider.ts';
import { type ProviderCertificate, trustedUntil } from './certificate.ts';

export interface Refresh {
  readonly providerId: string;
  readonly accountId: string;
  readonly address: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When the document was last read without complaint. */
  readonly goodAt: number | null;
  /** Since the last good one. */
  readonly failedAt: number | null;
  /** For the admin. */
  readonly failure: string | null;
  /** In a row. */
  readonly failures: number;
  readonly nextAt: number;
  /** A node is at it until then at the latest. */
  readonly runningUntil: number;
  /** Another entity ID or other addresses, which wait for an admin. */
  readonly waiting: Waiting | null;
  /** The change that an admin wants to hear no more of. */
  readonly ignoredDigest: string | null;
}

export interface Waiting {
  readonly metadata: IdpMetadata;
  /** Names exactly this change. */
  readonly digest: string;
  readonly since: number;
}

/** How long a node may take before another one takes over. */
export const lease = minutes(2);
const usual = days(1);
const soonest = hours(1);
const firstRetry = minutes(15);

/** A day, less when the document wants it, give or take a tenth, so that not all providers are refreshed at once. */
export function nextAfterGood(
  { cacheSeconds, validUntil }: Pick<IdpMetadata, 'cacheSeconds' | 'validUntil'>,
  now: number,
  chance: number,
): number {
  const wanted = Math.min(
    usual,
    cacheSeconds === null ? usual : seconds(cacheSeconds),
    // In good time: what fails once has another chance before the document is over.
    validUntil === null ? usual : (validUntil - now) / 2,
  );
  return now + Math.round(Math.max(soonest, wanted) * (0.9 + chance / 5));
}

/** After a quarter of an hour, then each time twice as long, up to a day; later if the other side says so. */
export function nextAfterFailure(
  failures: number,
  now: number,
  chance: number,
  retryAfterSeconds: number | undefined,
): number {
  const wait = Math.min(usual, firstRetry * 2 ** Math.min(10, failures - 1));
  return now + Math.max(Math.round(wait * (0.9 + chance / 5)), Math.min(usual, seconds(retryAfterSeconds ?? 0)));
}

/** Of entity ID and addresses: keys come and go without asking. */
export const changeDigest = ({ entityId, singleSignOnServices, singleLogoutServices }: IdpMetadata): string =>
  createHash('sha256')
    .update(JSON.stringify([entityId, singleSignOnServices, singleLogoutServices]))
    .digest('hex');

export interface Judgement {
  /** What is to be trusted from now on. */
  readonly trusted: IdpMetadata;
  /** Entity ID or addresses differ: an admin decides. */
  readonly waits: boolean;
  readonly added: readonly CertificateInfo[];
  readonly dropped: readonly CertificateInfo[];
  /** Of certificates that the document has no longer, or has again. */
  readonly missing: readonly string[];
  readonly back: readonly string[];
}

/**
 * New keys of the same entity are trusted at once, so that a change of keys stops nobody: whoever can write the document
 * could have written it yesterday. Another entity ID is another identity provider, and other addresses send people
 * elsewhere: both wait.
 */
export function judgeRefresh(
  present: IdpMetadata,
  found: IdpMetadata,
  records: readonly ProviderCertificate[],
  now: number,
): Judgement {
  const nothing = { added: [], dropped: [], missing: [], back: [] };
  if (found.entityId !== present.entityId) return { ...nothing, trusted: present, waits: true };
  const recordOf = (sha256: string) => records.find((record) => record.sha256 === sha256);
  const inDocument = new Set(found.signingCertificates.map(({ sha256 }) => sha256));
  const inUse = new Set(present.signingCertificates.map(({ sha256 }) => sha256));
  const isGone = ({ sha256 }: CertificateInfo) => !inDocument.has(sha256) && recordOf(sha256)?.origin !== 'hand';
  const gone = present.signingCertificates.filter(isGone);
  const missing = gone.filter(({ sha256 }) => typeof recordOf(sha256)?.missingSince !== 'number');
  const asOfNow = records.map((record) =>
    missing.some(({ sha256 }) => sha256 === record.sha256) ? { ...record, missingSince: now } : record,
  );
  const isOver = ({ sha256 }: CertificateInfo) => {
    const record = asOfNow.find((one) => one.sha256 === sha256);
    const until = record === undefined ? null : trustedUntil(record, asOfNow);
    return until !== null && until <= now;
  };
  const dropped = gone.filter(isOver);
  const kept = present.signingCertificates.filter((certificate) => !dropped.includes(certificate));
  const added = found.signingCertificates.filter(
    ({ sha256 }) => !inUse.has(sha256) && typeof recordOf(sha256)?.refusedAt !== 'number',
  );
  const waits = !samePlaces(present, found);
  const { singleSignOnServices, singleLogoutServices } = waits ? present : found;
  return {
    trusted: { ...found, singleSignOnServices, singleLogoutServices, signingCertificates: [...kept, ...added] },
    waits,
    added,
    dropped,
    missing: missing.map(({ sha256 }) => sha256),
    back: records
      .filter(({ sha256, missingSince }) => missingSince !== null && inDocument.has(sha256))
      .map(({ sha256 }) => sha256),
  };
}
