/** Rows of identity providers. */
import { createHash } from 'node:crypto';
import type {
  IdpInitiated,
  MetadataSource,
  PeopleSettings,
  Plan,
  Provisioning,
  RequestBinding,
} from '@latchkey/contract';
import type { IdpMetadata } from '@latchkey/saml';
import type { Selectable } from 'kysely';
import { parsePeopleSettings, printPeopleSettings } from '../people/index.ts';
import { type Db, flag, type IdentityProviderRow, locksRows } from '../platform/index.ts';
import type { IdentityProvider, ProviderOptions } from './identity-provider.ts';

/** All but the file itself, which only the dashboard's pages need. */
const columns = [
  'identity_providers.id',
  'identity_providers.account_id',
  'identity_providers.description',
  'identity_providers.enabled',
  'identity_providers.revision',
  'identity_providers.proven_revision',
  'identity_providers.proven_at',
  'identity_providers.changed_at',
  'identity_providers.created_at',
  'identity_providers.idp_initiated',
  'identity_providers.provisioning',
  'identity_providers.default_role',
  'identity_providers.allow_sha1',
  'identity_providers.sign_requests',
  'identity_providers.request_binding',
  'identity_providers.require_encryption',
  'identity_providers.single_logout',
  'identity_providers.metadata',
  'identity_providers.metadata_source',
  'identity_providers.metadata_sha256',
  'identity_providers.narrowed_at',
  'identity_providers.people',
  'identity_providers.people_revision',
] as const;

type Row = Omit<
  Selectable<IdentityProviderRow>,
  'enabled_at' | 'metadata_xml' | 'idp_entity_id' | 'certificate_ends_at'
>;

// The casts: these columns are written by this file only, from values of these very types.
const fromRow = (row: Row): IdentityProvider => ({
  id: row.id,
  accountId: row.account_id,
  description: row.description,
  enabled: row.enabled === 1,
  revision: row.revision,
  provenRevision: row.proven_revision,
  provenAt: row.proven_at,
  changedAt: row.changed_at,
  createdAt: row.created_at,
  idpInitiated: row.idp_initiated as IdpInitiated,
  provisioning: row.provisioning as Provisioning,
  defaultRole: row.default_role as 'admin' | 'member',
  allowSha1: row.allow_sha1 === 1,
  signRequests: row.sign_requests === 1,
  requestBinding: row.request_binding as RequestBinding,
  requireEncryption: row.require_encryption === 1,
  singleLogout: row.single_logout === 1,
  metadata: JSON.parse(row.metadata) as IdpMetadata,
  source: row.metadata_source as MetadataSource,
  fileSha256: row.metadata_sha256,
  narrowedAt: row.narrowed_at,
  people: parsePeopleSettings(row.people, row.people_revision),
});

/** In the order in which they were created. */
export async function listProviders(db: Db, accountId: string): Promise<IdentityProvider[]> {
  const rows = await db
    .selectFrom('identity_providers')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Of all accounts, enabled: for the job that tells of certificates which end. */
export async function listProvidersWithEndingCertificates(db: Db, before: number): Promise<IdentityProvider[]> {
  const rows = await db
    .selectFrom('identity_providers')
    .select(columns)
    .where('enabled', '=', 1)
    .where('certificate_ends_at', '<=', before)
    .execute();
  return rows.map(fromRow);
}

export async function findProvider(db: Db, accountId: string, id: string): Promise<IdentityProvider | null> {
  const row = await db
    .selectFrom('identity_providers')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** The account of a provider, as a sign-in needs it. */
export interface ProviderAccount {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly plan: Plan;
  /** While single sign-on is enforced and not yet confirmed. */
  readonly enforcementConfirmBy: number | null;
}

/** Ids come out of addresses that anybody types, and PostgreSQL cannot be asked for U+0000. */
export const isNoId = (id: string): boolean => id.includes('\0');

/**
 * By its id alone, with its account, in one read: the addresses that identity providers call name no account.
 * @param hold keeps the provider as it is until the transaction ends, so that whoever disables it meanwhile ends the
 *   session that is being made; `for update` when the provider itself will be changed.
 */
export async function findProviderWithAccount(
  db: Db,
  id: string,
  hold?: 'for share' | 'for update',
): Promise<{ readonly provider: IdentityProvider; readonly account: ProviderAccount } | null> {
  if (isNoId(id)) return null;
  const query = db
    .selectFrom('identity_providers')
    .innerJoin('accounts', 'accounts.id', 'identity_providers.account_id')
    .select(columns)
    .select(['accounts.name as account_name', 'accounts.address as account_address', 'accounts.plan as account_plan'])
    .select('accounts.enforcement_confirm_by')
    .where('identity_providers.id', '=', id);
  // SQLite has one writer at a time, and knows no such clause.
  const holds = hold !== undefined && locksRows(db);
  const held = hold === 'for update' ? query.forUpdate('identity_providers') : query.forShare('identity_providers');
  const row = await (holds ? held : query).executeTakeFirst();
  if (row === undefined) return null;
  const account = {
    id: row.account_id,
    name: row.account_name,
    address: row.account_address,
    // The cast: written from values of this type only.
    plan: row.account_plan as Plan,
    enforcementConfirmBy: row.enforcement_confirm_by,
  };
  return { provider: fromRow(row), account };
}

export async function insertProvider(db: Db, provider: IdentityProvider, metadataXml: string): Promise<void> {
  await db
    .insertInto('identity_providers')
    .values({
      id: provider.id,
      account_id: provider.accountId,
      enabled_at: null,
      revision: provider.revision,
      proven_revision: provider.provenRevision,
      proven_at: provider.provenAt,
      created_at: provider.createdAt,
      ...optionColumns(provider),
      ...trustColumns(provider),
      ...fileColumns(metadataXml),
    })
    .execute();
}

export async function updateOptions(db: Db, accountId: string, id: string, options: ProviderOptions): Promise<void> {
  await db
    .updateTable('identity_providers')
    .set(optionColumns(options))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}

/** Begins a new revision, which a sign-in has to prove. Call it in the transaction that holds the account. */
export async function updateRevision(
  db: Db,
  { accountId, id, revision, changedAt }: Pick<IdentityProvider, 'accountId' | 'id' | 'revision' | 'changedAt'>,
): Promise<void> {
  await db
    .updateTable('identity_providers')
    .set({ revision, changed_at: changedAt })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}

/** Ends the setup links that were made for it before. */
export async function noteEnabled(db: Db, accountId: string, id: string, now: number): Promise<void> {
  await db
    .updateTable('identity_providers')
    .set({ enabled_at: now })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}

/**
 * @param metadataXml `null` leaves the file as it is.
 * @returns false, and changes nothing, when the provider no longer has the revision that the change was made from.
 */
/** @returns false, and changes nothing, when somebody has changed these settings since. */
export async function updatePeople(
  db: Db,
  accountId: string,
  id: string,
  people: PeopleSettings,
  fromRevision: number,
): Promise<boolean> {
  const result = await db
    .updateTable('identity_providers')
    .set({ people: printPeopleSettings(people), people_revision: people.revision })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('people_revision', '=', fromRevision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** @returns false, and changes nothing, when the provider no longer has the revision that the change was made from. */
export async function updateMetadata(
  db: Db,
  provider: IdentityProvider,
  fromRevision: number,
  metadataXml: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable('identity_providers')
    .set({
      revision: provider.revision,
      ...trustColumns(provider),
      ...(metadataXml === null ? {} : fileColumns(metadataXml)),
    })
    .where('account_id', '=', provider.accountId)
    .where('id', '=', provider.id)
    .where('revision', '=', fromRevision)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** @returns false when this revision was proven before, or is no longer the present one. */
export async function updateProven(
  db: Db,
  provider: Pick<IdentityProvider, 'accountId' | 'id' | 'revision'>,
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('identity_providers')
    .set({ proven_revision: provider.revision, proven_at: now })
    .where('account_id', '=', provider.accountId)
    .where('id', '=', provider.id)
    .where('revision', '=', provider.revision)
    .where((where) =>
      where.or([where('proven_revision', 'is', null), where('proven_revision', '<>', provider.revision)]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteProviderRow(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('identity_providers').where('account_id', '=', accountId).where('id', '=', id).execute();
}

const optionColumns = (options: ProviderOptions) => ({
  description: options.description,
  enabled: flag(options.enabled),
  idp_initiated: options.idpInitiated,
  provisioning: options.provisioning,
  default_role: options.defaultRole,
  allow_sha1: flag(options.allowSha1),
  sign_requests: flag(options.signRequests),
  request_binding: options.requestBinding,
  require_encryption: flag(options.requireEncryption),
  single_logout: flag(options.singleLogout),
});

const trustColumns = ({ metadata, source, changedAt, narrowedAt }: IdentityProvider) => {
  const ends = metadata.signingCertificates.map(({ notAfter }) => notAfter);
  return {
    idp_entity_id: metadata.entityId,
    metadata: JSON.stringify(metadata),
    metadata_source: source,
    changed_at: changedAt,
    narrowed_at: narrowedAt,
    certificate_ends_at: ends.length === 0 ? null : Math.min(...ends),
  };
};

const fileColumns = (xml: string) => ({ metadata_xml: xml, metadata_sha256: fileDigest(xml) });

/** How equal files are recognised. */
export const fileDigest = (xml: string): string => createHash('sha256').update(xml).digest('hex');
