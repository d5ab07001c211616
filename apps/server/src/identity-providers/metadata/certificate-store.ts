/** Rows of signing certificates. */
import type { CertificateInfo } from '@latchkey/saml';
import { type Db, flag, minutes, type ProviderCertificateRow } from '../../platform/index.ts';
import type { ProviderCertificate } from './certificate.ts';

interface Key {
  readonly accountId: string;
  readonly providerId: string;
}

const fromRow = (row: ProviderCertificateRow): ProviderCertificate => ({
  sha256: row.sha256,
  base64: row.base64,
  // Written by this file only, from values of this type.
  origin: row.origin as ProviderCertificate['origin'],
  addedAt: row.added_at,
  trial: row.trial === 1,
  signedAt: row.signed_at,
  missingSince: row.missing_since,
  refusedAt: row.refused_at,
  refusedBy: row.refused_by,
});

/** Of all providers of an account, by provider. */
export async function listCertificates(
  db: Db,
  accountId: string,
): Promise<ReadonlyMap<string, readonly ProviderCertificate[]>> {
  const rows = await db
    .selectFrom('provider_certificates')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('added_at')
    .orderBy('sha256')
    .execute();
  const found = new Map<string, ProviderCertificate[]>();
  for (const row of rows) found.set(row.provider_id, [...(found.get(row.provider_id) ?? []), fromRow(row)]);
  return found;
}

export async function listCertificatesOf(db: Db, key: Key): Promise<readonly ProviderCertificate[]> {
  return (await listCertificates(db, key.accountId)).get(key.providerId) ?? [];
}

/** Notes certificates that are trusted from now on; what is known of them already stays. */
export async function noteCertificates(
  db: Db,
  { accountId, providerId }: Key,
  certificates: readonly Pick<CertificateInfo, 'sha256' | 'base64'>[],
  how: { readonly origin: ProviderCertificate['origin']; readonly trial: boolean; readonly now: number },
): Promise<void> {
  if (certificates.length === 0) return;
  await db
    .insertInto('provider_certificates')
    .values(
      certificates.map(({ sha256, base64 }) => ({
        provider_id: providerId,
        account_id: accountId,
        sha256,
        base64,
        origin: how.origin,
        added_at: how.now,
        trial: flag(how.trial),
        signed_at: null,
        missing_since: null,
        refused_at: null,
        refused_by: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['provider_id', 'sha256']).doNothing())
    .execute();
}

export type CertificateChange = Partial<Omit<ProviderCertificate, 'sha256' | 'base64'>>;

export async function changeCertificates(
  db: Db,
  { accountId, providerId }: Key,
  sha256: readonly string[],
  change: CertificateChange,
): Promise<void> {
  if (sha256.length === 0) return;
  const { origin, addedAt, trial, signedAt, missingSince, refusedAt, refusedBy } = change;
  await db
    .updateTable('provider_certificates')
    .set({
      ...(origin === undefined ? {} : { origin }),
      ...(addedAt === undefined ? {} : { added_at: addedAt }),
      ...(trial === undefined ? {} : { trial: flag(trial) }),
      ...(signedAt === undefined ? {} : { signed_at: signedAt }),
      ...(missingSince === undefined ? {} : { missing_since: missingSince }),
      ...(refusedAt === undefined ? {} : { refused_at: refusedAt }),
      ...(refusedBy === undefined ? {} : { refused_by: refusedBy }),
    })
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('sha256', 'in', sha256)
    .execute();
}

/** Forgets what is not trusted any more, refused ones excepted. */
export async function forgetCertificatesBut(
  db: Db,
  { accountId, providerId }: Key,
  kept: readonly string[],
): Promise<void> {
  const rows = db
    .deleteFrom('provider_certificates')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('refused_at', 'is', null);
  await (kept.length === 0 ? rows : rows.where('sha256', 'not in', kept)).execute();
}

/** Sign-ins come by the hundred: to the minute is exact enough, and leaves the row alone in between. */
const precision = minutes(1);

/** @returns those that were on trial until now. */
export async function noteSigned(
  db: Db,
  { accountId, providerId }: Key,
  sha256: readonly string[],
  now: number,
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('provider_certificates')
    .set({ signed_at: now })
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('sha256', 'in', sha256)
    .where((where) => where.or([where('signed_at', 'is', null), where('signed_at', '<=', now - precision)]))
    .returning(['sha256', 'trial'])
    .execute();
  const promoted = rows.filter((row) => row.trial === 1).map((row) => row.sha256);
  await changeCertificates(db, { accountId, providerId }, promoted, { trial: false });
  return promoted;
}
