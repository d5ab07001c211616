/** Ends a key: its private key is erased, its certificate stays to recognise what was made for it. */
import { lockAccount } from '../accounts/index.ts';
import { type Actor, found, type Platform, Problem } from '../platform/index.ts';
import { recordKeyEvent } from './record-key-event.ts';
import type { SpKey } from './sp-key.ts';
import { findKeyOwner, type KeyOwner, selectSpKeys, updateSpKey } from './sp-key-store.ts';

/** Throws SP_KEY_CHANGED for a key that is retired already, SP_KEY_IN_USE, or NOT_FOUND. */
export async function retireSpKey(
  platform: Platform,
  { accountId, providerId, keyId }: { readonly accountId: string; readonly providerId: string; readonly keyId: string },
  actor: Actor,
): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    await lockAccount(tx, accountId);
    const provider = found(await findKeyOwner(tx, accountId, providerId));
    const keys = await selectSpKeys(tx, accountId, providerId);
    const key = found(keys.find(({ id }) => id === keyId));
    if (key.state === 'retired') throw new Problem('SP_KEY_CHANGED');
    if (key.state === 'active' && isNeeded(provider, key, keys)) throw new Problem('SP_KEY_IN_USE');
    const retired: SpKey = { ...key, state: 'retired', sealedPrivateKey: null, retiredAt: platform.clock.now() };
    await updateSpKey(tx, retired);
    await recordKeyEvent(tx, platform, 'sp_key.retired', { provider, key: retired, actor });
  });
}

/** An option relies on it, or a rotation is under way, which has another order. */
function isNeeded({ signRequests, requireEncryption }: KeyOwner, { use, id }: SpKey, keys: readonly SpKey[]): boolean {
  const option = use === 'signing' ? signRequests : requireEncryption;
  return option || keys.some((other) => other.use === use && other.id !== id && other.state !== 'retired');
}
