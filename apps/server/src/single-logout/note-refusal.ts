/** Writes down that a logout message was refused. Anybody can send one: a flood is not written down. */
import type { IdentityProvider } from '../identity-providers/index.ts';
import { minutes, type Origin, type Platform, Problem } from '../platform/index.ts';
import { countAttempt, networkOf } from '../throttles/index.ts';
import { logoutEvent, providerActor } from './logout-event.ts';

const floodGuard = { name: 'single-logout:refused', attempts: 20, windowMilliseconds: minutes(1) };

export async function noteRefusal(
  platform: Platform,
  provider: IdentityProvider,
  { code, message, from }: { readonly code: string; readonly message: string; readonly from: Origin },
): Promise<void> {
  try {
    await countAttempt(platform, { limit: floodGuard, subject: `${provider.id} ${networkOf(from.ipAddress)}` });
  } catch (error) {
    if (error instanceof Problem) return;
    throw error;
  }
  const actor = { ...providerActor(provider, from.ipAddress), name: 'Somebody' };
  await logoutEvent(platform.db, platform, provider, {
    action: 'single_logout.refused',
    actor,
    details: { code, reason: message },
  });
}
