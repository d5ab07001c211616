/** A response is signed by a key that is not known: perhaps the metadata at its address has it by now. */
import { setTimeout as pause } from 'node:timers/promises';
import { minutes, type Platform, seconds } from '../../platform/index.ts';
import type { IdentityProvider } from '../identity-provider.ts';
import { findProvider } from '../identity-provider-store.ts';
import { claimRefresh, findRefresh } from './refresh-store.ts';
import { runRefresh } from './run-refresh.ts';

/** Anybody can post a response with a made-up key: this bounds what that makes us fetch. */
const atMostEvery = minutes(1);
/** A person waits meanwhile. */
const patience = seconds(6);
const stepMilliseconds = 200;

/**
 * Whoever comes while a refresh is under way, on this node or another, waits for it.
 * @returns the provider as it is afterwards: with more keys, or as it was.
 */
export async function refreshForUnknownKey(platform: Platform, provider: IdentityProvider): Promise<IdentityProvider> {
  if (provider.source !== 'address') return provider;
  const { accountId, id } = provider;
  const refresh = await findRefresh(platform.db, accountId, id);
  if (refresh === null) return provider;
  const now = platform.clock.now();
  if (await claimRefresh(platform.db, refresh, now, now - atMostEvery)) {
    await runRefresh(platform, refresh, { asked: true, timeoutMilliseconds: patience });
  } else {
    await waitForOthers(platform, accountId, id);
  }
  return (await findProvider(platform.db, accountId, id)) ?? provider;
}

export async function waitForOthers(platform: Platform, accountId: string, providerId: string): Promise<void> {
  for (let waited = 0; waited < patience; waited += stepMilliseconds) {
    const refresh = await findRefresh(platform.db, accountId, providerId);
    if (refresh === null || refresh.runningUntil <= platform.clock.now()) return;
    await pause(stepMilliseconds);
  }
}
