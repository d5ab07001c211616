/** Creates a key: the first of its use is active at once; another one begins a rotation. */
import type { SpKeyUse } from '@latchkey/contract';
import { lockAccount } from '../accounts/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { makeSpKey } from './make-sp-key.ts';
import { recordKeyEvent } from './record-key-event.ts';
import { type SpKey, stateOfNewKey } from './sp-key.ts';
import { findKeyOwner, insertSpKey, selectSpKeys } from './sp-key-store.ts';

/** Throws SP_KEY_ROTATION_UNDER_WAY, or NOT_FOUND. */
export async function createSpKey(
  platform: Platform,
  owner: { readonly accountId: string; readonly providerId: string; readonly use: SpKeyUse },
  actor: Actor,
): Promise<SpKey> {
  const { db } = platform;
  const { accountId, providerId, use } = owner;
  found(await findKeyOwner(db, accountId, providerId));
  // Outside the transaction, which other changes wait for.
  const made = await makeSpKey(platform, owner);
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, accountId);
    const provider = found(await findKeyOwner(tx, accountId, providerId));
    const keys = await selectSpKeys(tx, accountId, providerId);
    const state = stateOfNewKey(keys.filter((key) => key.use === use));
    if (state === null) throw new Problem('SP_KEY_ROTATION_UNDER_WAY');
    const key: SpKey = { ...made, state, activatedAt: state === 'active' ? made.createdAt : null };
    await insertSpKey(tx, key);
    await recordKeyEvent(tx, platform, 'sp_key.created', { provider, key, actor });
    return key;
  });
}
