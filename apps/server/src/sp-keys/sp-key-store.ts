/** Rows of SP keys. */
import type { SpKeyState, SpKeyUse } from '@latchkey/contract';
import type { Db, SpKeyRow } from '../platform/index.ts';
import type { SpKey } from './sp-key.ts';

const fromRow = (row: SpKeyRow): SpKey => ({
  accountId: row.account_id,
  id: row.id,
  providerId: row.provider_id,
  // The casts: written by this file only, from values of these very types.
  use: row.key_use as SpKeyUse,
  state: row.state as SpKeyState,
  certificate: row.certificate,
  sealedPrivateKey: row.private_key,
  createdAt: row.created_at,
  activatedAt: row.activated_at,
  retiredAt: row.retired_at,
});

/** Of one provider, newest first, retired ones included. */
export async function selectSpKeys(db: Db, accountId: string, providerId: string): Promise<SpKey[]> {
  const rows = await db
    .selectFrom('sp_keys')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function insertSpKey(db: Db, key: SpKey): Promise<void> {
  await db
    .insertInto('sp_keys')
    .values({
      account_id: key.accountId,
      id: key.id,
      provider_id: key.providerId,
      key_use: key.use,
      state: key.state,
      certificate: key.certificate,
      private_key: key.sealedPrivateKey,
      created_at: key.createdAt,
      activated_at: key.activatedAt,
      retired_at: key.retiredAt,
    })
    .execute();
}

/** Everything that changes in the life of a key. */
export async function updateSpKey(db: Db, key: SpKey): Promise<void> {
  await db
    .updateTable('sp_keys')
    .set({
      state: key.state,
      private_key: key.sealedPrivateKey,
      activated_at: key.activatedAt,
      retired_at: key.retiredAt,
    })
    .where('account_id', '=', key.accountId)
    .where('id', '=', key.id)
    .execute();
}

/** Begins a new revision of the provider: whether it still works with another key, only a sign-in can tell. */
export async function reviseKeyOwner(db: Db, accountId: string, providerId: string, now: number): Promise<void> {
  await db
    .updateTable('identity_providers')
    .set((update) => ({ revision: update('revision', '+', 1), changed_at: now }))
    .where('account_id', '=', accountId)
    .where('id', '=', providerId)
    .execute();
}

/** What the keys of a provider are needed for. */
export interface KeyOwner {
  readonly id: string;
  readonly description: string;
  readonly signRequests: boolean;
  readonly requireEncryption: boolean;
}

export async function findKeyOwner(db: Db, accountId: string, providerId: string): Promise<KeyOwner | null> {
  const row = await db
    .selectFrom('identity_providers')
    .select(['id', 'description', 'sign_requests', 'require_encryption'])
    .where('account_id', '=', accountId)
    .where('id', '=', providerId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, description } = row;
  return { id, description, signRequests: row.sign_requests === 1, requireEncryption: row.require_encryption === 1 };
}
