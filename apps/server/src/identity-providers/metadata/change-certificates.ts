/** Adds and removes signing certificates by hand. */
import { describeCertificate } from '@latchkey/saml';
import { recordAuditEvent } from '../../audit-log/index.ts';
import { type Actor, type Db, found, type Platform, Problem } from '../../platform/index.ts';
import { type IdentityProvider, withMetadata } from '../identity-provider.ts';
import { findProvider, updateMetadata } from '../identity-provider-store.ts';
import { changeCertificates, listCertificatesOf, noteCertificates } from './certificate-store.ts';

interface Addition {
  /** PEM, or DER in base64. */
  readonly certificate: string;
  readonly revision: number;
}

/** Throws INVALID_INPUT that says what the text is instead, PROVIDER_CHANGED, or NOT_FOUND. */
export async function addCertificate(
  platform: Platform,
  accountId: string,
  id: string,
  { certificate, revision }: Addition,
  actor: Actor,
): Promise<void> {
  const read = describeCertificate(certificate);
  await platform.db.transaction().execute(async (tx) => {
    const before = await currentProvider(tx, accountId, id, revision);
    if (!read.ok) throw new Problem('INVALID_INPUT', { fields: { certificate: read.rejection.message } });
    const added = read.value;
    if (before.metadata.signingCertificates.some(({ sha256 }) => sha256 === added.sha256)) {
      throw new Problem('INVALID_INPUT', { fields: { certificate: 'This certificate is there already.' } });
    }
    const signingCertificates = [...before.metadata.signingCertificates, added];
    const after = await save(tx, platform, before, signingCertificates);
    const key = { accountId, providerId: id };
    const now = platform.clock.now();
    await noteCertificates(tx, key, [added], { origin: 'hand', trial: false, now });
    // It may have been taken away before.
    const again = { origin: 'hand', addedAt: now, missingSince: null, refusedAt: null, refusedBy: null } as const;
    await changeCertificates(tx, key, [added.sha256], again);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.certificate_added',
      actor,
      target: { type: 'identity_provider', id, name: before.description },
      details: {
        how: 'by hand',
        thumbprint: added.sha1,
        sha256: added.sha256,
        notAfter: added.notAfter,
        revision: after.revision,
      },
    });
  });
}

interface Removal {
  readonly sha256: string;
  readonly revision: number;
  /** Repeats the provider's, when no other certificate has shown yet that it works. */
  readonly description?: string | undefined;
}

/** Throws LAST_CERTIFICATE, INVALID_INPUT for a description that is wanted, PROVIDER_CHANGED, or NOT_FOUND. */
export async function removeCertificate(
  platform: Platform,
  accountId: string,
  id: string,
  { sha256, revision, description }: Removal,
  actor: Actor,
): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const before = await currentProvider(tx, accountId, id, revision);
    const removed = found(before.metadata.signingCertificates.find((one) => one.sha256 === sha256));
    const rest = before.metadata.signingCertificates.filter((one) => one !== removed);
    if (rest.length === 0) throw new Problem('LAST_CERTIFICATE');
    const key = { accountId, providerId: id };
    const now = platform.clock.now();
    const records = await listCertificatesOf(tx, key);
    const works = (one: string) => records.some((record) => record.sha256 === one && record.signedAt !== null);
    const lastThatWorks = works(sha256) && !rest.some((one) => works(one.sha256));
    if (lastThatWorks && description?.trim() !== before.description) {
      const advice = `No other certificate has signed a sign-in yet. Type “${before.description}” to remove it all the same.`;
      throw new Problem('INVALID_INPUT', { fields: { description: advice } });
    }
    const after = await save(tx, platform, before, rest);
    await changeCertificates(tx, key, [sha256], { refusedAt: now, refusedBy: actor.name, trial: false });
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'identity_provider.certificate_removed',
      actor,
      target: { type: 'identity_provider', id, name: before.description },
      details: {
        how: 'by hand',
        thumbprint: removed.sha1,
        sha256,
        notAfter: removed.notAfter,
        revision: after.revision,
      },
    });
  });
}

async function currentProvider(tx: Db, accountId: string, id: string, revision: number): Promise<IdentityProvider> {
  const provider = found(await findProvider(tx, accountId, id));
  if (provider.revision !== revision) throw new Problem('PROVIDER_CHANGED');
  return provider;
}

async function save(
  tx: Db,
  { clock }: Platform,
  before: IdentityProvider,
  signingCertificates: IdentityProvider['metadata']['signingCertificates'],
): Promise<IdentityProvider> {
  const after = withMetadata(before, { ...before.metadata, signingCertificates }, clock.now());
  if (!(await updateMetadata(tx, after, before.revision, null))) throw new Problem('PROVIDER_CHANGED');
  return after;
}
