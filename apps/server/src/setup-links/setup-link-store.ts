/** Rows of setup links, read together with what decides whether they are open. */
import type { Role } from '@latchkey/contract';
import type { Db } from '../platform/index.ts';
import type { SetupLink } from './setup-link.ts';

export type NewSetupLink = Pick<
  SetupLink,
  | 'accountId'
  | 'id'
  | 'providerId'
  | 'providerDescription'
  | 'recipient'
  | 'createdByUserId'
  | 'createdByName'
  | 'createdAt'
  | 'expiresAt'
>;

export async function insertSetupLink(db: Db, link: NewSetupLink, tokenHash: string): Promise<void> {
  await db
    .insertInto('setup_links')
    .values({
      account_id: link.accountId,
      id: link.id,
      provider_id: link.providerId,
      provider_description: link.providerDescription,
      recipient: link.recipient,
      token_hash: tokenHash,
      created_by_user_id: link.createdByUserId,
      created_by_name: link.createdByName,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
      revoked_at: null,
      opened_at: null,
      metadata_at: null,
      tested_at: null,
      test_attempt_id: null,
      vendor: null,
      done: '[]',
    })
    .execute();
}

const withSurroundings = (db: Db) =>
  db
    .selectFrom('setup_links')
    .leftJoin('members', (join) =>
      join
        .onRef('members.account_id', '=', 'setup_links.account_id')
        .onRef('members.user_id', '=', 'setup_links.created_by_user_id')
        .on('members.suspended_at', 'is', null),
    )
    .leftJoin('identity_providers', (join) =>
      join
        .onRef('identity_providers.account_id', '=', 'setup_links.account_id')
        .onRef('identity_providers.id', '=', 'setup_links.provider_id'),
    )
    .leftJoin('identity_provider_reservations', (join) =>
      join
        .onRef('identity_provider_reservations.account_id', '=', 'setup_links.account_id')
        .onRef('identity_provider_reservations.id', '=', 'setup_links.provider_id'),
    )
    .selectAll('setup_links')
    .select([
      'members.role as creator_role',
      'identity_providers.enabled as provider_enabled',
      'identity_providers.enabled_at as provider_enabled_at',
      'identity_providers.description as present_description',
      'identity_provider_reservations.id as reservation_id',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof withSurroundings>['executeTakeFirstOrThrow']>>;

// The casts: these columns are written from values of these very types only.
const fromRow = (row: Row): SetupLink => ({
  accountId: row.account_id,
  id: row.id,
  providerId: row.provider_id,
  providerDescription: row.present_description ?? row.provider_description,
  recipient: row.recipient,
  createdByUserId: row.created_by_user_id,
  createdByName: row.created_by_name,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  openedAt: row.opened_at,
  metadataAt: row.metadata_at,
  testedAt: row.tested_at,
  testAttemptId: row.test_attempt_id,
  vendor: row.vendor,
  done: JSON.parse(row.done) as string[],
  surroundings: {
    creatorRole: row.creator_role as Role | null,
    provider:
      row.provider_enabled === null
        ? null
        : { enabled: row.provider_enabled === 1, enabledAt: row.provider_enabled_at },
    reserved: row.reservation_id !== null,
  },
});

/** Newest first. */
export async function selectSetupLinks(db: Db, accountId: string): Promise<SetupLink[]> {
  const rows = await withSurroundings(db)
    .where('setup_links.account_id', '=', accountId)
    .orderBy('setup_links.created_at', 'desc')
    .orderBy('setup_links.id')
    .execute();
  return rows.map(fromRow);
}

export async function findSetupLink(db: Db, accountId: string, id: string): Promise<SetupLink | null> {
  const row = await withSurroundings(db)
    .where('setup_links.account_id', '=', accountId)
    .where('setup_links.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function findSetupLinkByTokenHash(db: Db, tokenHash: string): Promise<SetupLink | null> {
  const row = await withSurroundings(db).where('setup_links.token_hash', '=', tokenHash).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export interface SetupLinkChange {
  readonly openedAt?: number;
  readonly metadataAt?: number;
  readonly testedAt?: number | null;
  readonly testAttemptId?: string;
  readonly vendor?: string;
  readonly done?: readonly string[];
  readonly revokedAt?: number;
}

export async function updateSetupLink(
  db: Db,
  { accountId, id }: Pick<SetupLink, 'accountId' | 'id'>,
  change: SetupLinkChange,
): Promise<void> {
  const set = {
    ...(change.openedAt === undefined ? {} : { opened_at: change.openedAt }),
    ...(change.metadataAt === undefined ? {} : { metadata_at: change.metadataAt }),
    ...(change.testedAt === undefined ? {} : { tested_at: change.testedAt }),
    ...(change.testAttemptId === undefined ? {} : { test_attempt_id: change.testAttemptId }),
    ...(change.vendor === undefined ? {} : { vendor: change.vendor }),
    ...(change.done === undefined ? {} : { done: JSON.stringify(change.done) }),
    ...(change.revokedAt === undefined ? {} : { revoked_at: change.revokedAt }),
  };
  await db.updateTable('setup_links').set(set).where('account_id', '=', accountId).where('id', '=', id).execute();
}

/** Whoever else locks the link, or revokes it, waits until this transaction ends. */
export async function lockSetupLink(tx: Db, accountId: string, id: string): Promise<void> {
  await tx
    .updateTable('setup_links')
    .set((update) => ({ recipient: update.ref('recipient') }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute();
}
