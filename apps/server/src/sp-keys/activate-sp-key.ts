/** Makes a key the active one: forward in a rotation, or back when the identity provider turns out not to have the new one. */
import { lockAccount } from '../accounts/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { recordKeyEvent } from './record-key-event.ts';
import { mayActivate, type SpKey } from './sp-key.ts';
import { findKeyOwner, reviseKeyOwner, selectSpKeys, updateSpKey } from './sp-key-store.ts';

/** Throws SP_KEY_CHANGED when the key is neither the next nor the previous one any more, or NOT_FOUND. */
export async function activateSpKey(
  platform: Platform,
  { accountId, providerId, keyId }: { readonly accountId: string; readonly providerId: string; readonly keyId: string },
  actor: Actor,
): Promise<void> {
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (tx) => {
    await lockAccount(tx, accountId);
    const provider = found(await findKeyOwner(tx, accountId, providerId));
    const keys = await selectSpKeys(tx, accountId, providerId);
    const key = found(keys.find(({ id }) => id === keyId));
    if (!mayActivate(key)) throw new Problem('SP_KEY_CHANGED');
    const active = keys.find(({ use, state }) => use === key.use && state === 'active');
    const activated: SpKey = { ...key, state: 'active', activatedAt: now };
    // One of each state at a time: the two change places by way of a state that nothing else is in.
    await updateSpKey(tx, { ...key, state: 'retired' });
    if (active !== undefined) await updateSpKey(tx, { ...active, state: 'previous' });
    await updateSpKey(tx, activated);
    // An identity provider that demands signatures may not have the new certificate.
    if (key.use === 'signing' && provider.signRequests) await reviseKeyOwner(tx, accountId, providerId, now);
    await recordKeyEvent(tx, platform, 'sp_key.activated', { provider, key: activated, actor });
  });
}
