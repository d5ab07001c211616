/** One refresh of one provider's metadata: fetch, judge, and write down what came of it. A failure changes no trust. */
import { recordAuditEvent, systemActor } from '../../audit-log/index.ts';
import type { Actor, Db, Platform } from '../../platform/index.ts';
import { type IdentityProvider, withMetadata } from '../identity-provider.ts';
import { fileDigest, findProvider, updateMetadata } from '../identity-provider-store.ts';
import { type ProviderCertificate, trustedUntil } from './certificate.ts';
import {
  changeCertificates,
  forgetCertificatesBut,
  listCertificatesOf,
  noteCertificates,
} from './certificate-store.ts';
import { type Fetched, fetchMetadata } from './fetch-metadata.ts';
import { mailAdmins } from './mail-admins.ts';
import {
  changeDigest,
  type Judgement,
  judgeRefresh,
  nextAfterFailure,
  nextAfterGood,
  type Refresh,
} from './refresh.ts';
import { findRefresh, saveRefreshResult, saveWaiting } from './refresh-store.ts';

export type RefreshOutcome =
  | { readonly kind: 'unchanged' | 'waiting' }
  | { readonly kind: 'changed'; readonly added: number; readonly dropped: number }
  | { readonly kind: 'failed'; readonly message: string };

type Document = Extract<Fetched, { kind: 'file' }>;

export interface RefreshRun {
  /** Who clicked; nobody by default. */
  readonly actor?: Actor;
  /** A stranger's message asked for it: a failure then does not put off the next regular run. */
  readonly asked?: boolean;
  readonly timeoutMilliseconds?: number;
}

/** The caller has claimed the refresh. */
export async function runRefresh(platform: Platform, refresh: Refresh, run: RefreshRun = {}): Promise<RefreshOutcome> {
  const { actor = systemActor, timeoutMilliseconds } = run;
  const { accountId, providerId } = refresh;
  const before = await findProvider(platform.db, accountId, providerId);
  // Deleted while the job was at others.
  if (before === null) return { kind: 'unchanged' };
  const records = await listCertificatesOf(platform.db, { accountId, providerId });
  // Missing certificates have their day, and refused or waiting changes are compared anew: then the whole document is wanted.
  const settled = records.every(({ missingSince }) => missingSince === null) && refresh.waiting === null;
  const fetched = await fetchMetadata(platform, {
    address: refresh.address,
    entityId: before.metadata.entityId,
    orTheOnlyOne: true,
    ...(settled ? { etag: refresh.etag, lastModified: refresh.lastModified } : {}),
    ...(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }),
  });
  const now = platform.clock.now();
  if (fetched.kind === 'failed') return fail(platform, refresh, before, fetched, run);
  if (fetched.kind === 'unchanged') {
    await saveRefreshResult(platform.db, refresh, { ...good(now), nextAt: nextAt(platform, before) });
    return { kind: 'unchanged' };
  }
  const { validUntil } = fetched.file.metadata;
  if (validUntil !== null && validUntil <= now) {
    const message = `The document at the address was valid until ${new Date(validUntil).toISOString().slice(0, 10)}: the identity provider does not renew it.`;
    return fail(platform, refresh, before, { kind: 'failed', message }, run);
  }
  return adoptOrRetry(platform, refresh, fetched, actor);
}

const good = (now: number) => ({ goodAt: now, failedAt: null, failure: null, failures: 0 }) as const;

const nextAt = ({ clock, ids }: Platform, { metadata }: Pick<IdentityProvider, 'metadata'>): number =>
  nextAfterGood(metadata, clock.now(), ids.chance());

/** An admin may change the provider between reading and writing: then it is judged once more. */
async function adoptOrRetry(
  platform: Platform,
  refresh: Refresh,
  document: Document,
  actor: Actor,
): Promise<RefreshOutcome> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const outcome = await platform.db.transaction().execute((tx) => adopt(tx, platform, refresh, document, actor));
    if (outcome !== 'overtaken') return outcome;
  }
  throw new Error(`The metadata of ${refresh.providerId} was changed by others again and again.`);
}

async function adopt(
  tx: Db,
  platform: Platform,
  { accountId, providerId, address }: Refresh,
  { file, etag, lastModified }: Document,
  actor: Actor,
): Promise<RefreshOutcome | 'overtaken'> {
  const now = platform.clock.now();
  const key = { accountId, providerId };
  const before = await findProvider(tx, accountId, providerId);
  const refresh = await findRefresh(tx, accountId, providerId);
  // Another source was chosen meanwhile.
  if (before === null || refresh === null || refresh.address !== address) return { kind: 'unchanged' };
  const records = await listCertificatesOf(tx, key);
  const judgement = judgeRefresh(before.metadata, file.metadata, records, now);
  const after = withMetadata(before, judgement.trusted, now);
  const sameFile = judgement.waits || fileDigest(file.xml) === before.fileSha256;
  const changed = after.revision !== before.revision;
  if (
    (changed || !sameFile) &&
    !(await updateMetadata(tx, after, before.revision, judgement.waits ? null : file.xml))
  ) {
    return 'overtaken';
  }
  const { added, dropped, missing, back } = judgement;
  await noteCertificates(tx, key, added, { origin: 'address', trial: true, now });
  await changeCertificates(tx, key, missing, { missingSince: now });
  await changeCertificates(tx, key, back, { missingSince: null });
  await forgetCertificatesBut(
    tx,
    key,
    after.metadata.signingCertificates.map(({ sha256 }) => sha256),
  );
  await auditChanges(tx, platform, after, judgement, actor);
  const wait = await holdBack(tx, platform, { provider: after, refresh, judgement, file });
  const ends = endsOfMissing(await listCertificatesOf(tx, key)).filter((end) => end > now);
  const next = Math.min(nextAt(platform, after), ...ends);
  await saveRefreshResult(tx, refresh, { ...good(now), etag, lastModified, nextAt: next });
  if (wait) return { kind: 'waiting' };
  return changed ? { kind: 'changed', added: added.length, dropped: dropped.length } : { kind: 'unchanged' };
}

/** When certificates that have gone missing are dropped. */
const endsOfMissing = (records: readonly ProviderCertificate[]): number[] =>
  records.map((record) => trustedUntil(record, records)).filter((end) => end !== null);

async function auditChanges(
  tx: Db,
  platform: Platform,
  provider: IdentityProvider,
  { added, dropped }: Judgement,
  actor: Actor,
): Promise<void> {
  const target = { type: 'identity_provider', id: provider.id, name: provider.description };
  const changes = [
    ...added.map((certificate) => ({ certificate, action: 'identity_provider.certificate_added' as const })),
    ...dropped.map((certificate) => ({ certificate, action: 'identity_provider.certificate_removed' as const })),
  ];
  for (const { certificate, action } of changes) {
    await recordAuditEvent(tx, platform, {
      accountId: provider.accountId,
      action,
      actor,
      target,
      details: {
        how: action.endsWith('added') ? 'found at the metadata address' : 'no longer at the metadata address',
        thumbprint: certificate.sha1,
        sha256: certificate.sha256,
        notAfter: certificate.notAfter,
        revision: provider.revision,
      },
    });
  }
}

interface Found {
  readonly provider: IdentityProvider;
  readonly refresh: Refresh;
  readonly judgement: Judgement;
  readonly file: Document['file'];
}

/** Keeps a change of entity ID or addresses for an admin. @returns whether one waits. */
async function holdBack(tx: Db, platform: Platform, { provider, refresh, judgement, file }: Found): Promise<boolean> {
  if (!judgement.waits) {
    // The document is as before again: nothing to decide, and the next change is news.
    if (refresh.waiting !== null || refresh.ignoredDigest !== null) await saveWaiting(tx, refresh, null, null);
    return false;
  }
  const digest = changeDigest(file.metadata);
  if (digest === refresh.ignoredDigest) return false;
  const known = refresh.waiting?.digest === digest ? refresh.waiting : null;
  const since = known?.since ?? platform.clock.now();
  await saveWaiting(tx, refresh, { metadata: file.metadata, digest, since, xml: file.xml });
  if (known !== null) return true;
  const target = { type: 'identity_provider', id: provider.id, name: provider.description };
  await recordAuditEvent(tx, platform, {
    accountId: provider.accountId,
    action: 'identity_provider.metadata_change_waiting',
    actor: systemActor,
    target,
    details: { entityId: file.metadata.entityId, entityIdBefore: provider.metadata.entityId },
  });
  await mailAdmins(tx, platform, provider, {
    kind: 'metadata_change',
    subject: `${provider.description}: its metadata has changed`,
    says: `The metadata of the identity provider "${provider.description}" has another entity ID or other addresses than before. Sign-ins go on with the present ones until you accept the change or ignore it.`,
    does: 'Look at the difference',
  });
  return true;
}

/** Written to the audit log once for a row of failures. */
async function fail(
  platform: Platform,
  refresh: Refresh,
  provider: IdentityProvider,
  { message, retryAfterSeconds }: Extract<Fetched, { kind: 'failed' }>,
  { asked = false }: RefreshRun,
): Promise<RefreshOutcome> {
  const now = platform.clock.now();
  const failures = refresh.failures + (asked ? 0 : 1);
  const next = asked ? refresh.nextAt : nextAfterFailure(failures, now, platform.ids.chance(), retryAfterSeconds);
  await platform.db.transaction().execute(async (tx) => {
    await saveRefreshResult(tx, refresh, { failedAt: now, failure: message, failures, nextAt: next });
    if (refresh.failedAt !== null) return;
    await recordAuditEvent(tx, platform, {
      accountId: refresh.accountId,
      action: 'identity_provider.metadata_refresh_failed',
      actor: systemActor,
      target: { type: 'identity_provider', id: provider.id, name: provider.description },
      details: { address: refresh.address, why: message },
    });
  });
  return { kind: 'failed', message };
}
