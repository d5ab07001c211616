/** Signs a browser out: here first and in any case, then, where that was chosen, at the identity provider. */
import { findProvider, type IdentityProvider } from '../identity-providers/index.ts';
import { findParticipation } from '../participations/index.ts';
import { type Actor, type Caller, hashToken, type Platform } from '../platform/index.ts';
import { signOut } from '../sessions/index.ts';
import { logoutEvent } from './logout-event.ts';
import { type PendingLogout, pendingLogoutLifetime } from './pending-logout.ts';
import { insertPendingLogout } from './single-logout-store.ts';

export interface SigningOut {
  readonly caller: Caller;
  readonly actor: Actor;
  readonly userAgent: string;
  /** The cookie that binds what comes back to this browser. */
  readonly browserSecret: string;
}

/** @returns the path that the browser goes to next; `null` when nothing is left to do. */
export async function beginLogout(platform: Platform, input: SigningOut): Promise<string | null> {
  const { caller, actor, userAgent } = input;
  // Read before the session goes, and what the identity provider calls it with it.
  const leaving = await findLeaving(platform, caller);
  await signOut(platform, caller, actor, userAgent);
  if (leaving === null) return null;
  const { provider, samlSession } = leaving;
  const { clock, db, ids } = platform;
  const now = clock.now();
  const logout: PendingLogout = {
    id: ids.samlId(),
    accountId: provider.accountId,
    providerId: provider.id,
    browserHash: hashToken(input.browserSecret),
    samlSession,
    userId: caller.userId,
    userName: caller.userName,
    createdAt: now,
    expiresAt: now + pendingLogoutLifetime,
    outcome: null,
    endedAt: null,
  };
  await db.transaction().execute(async (tx) => {
    await insertPendingLogout(tx, logout);
    await logoutEvent(tx, platform, provider, { action: 'single_logout.begun', actor });
  });
  return `/saml/${provider.id}/sign-out?logout=${logout.id}`;
}

async function findLeaving(
  { db }: Platform,
  { accountId, providerId, sessionId }: Caller,
): Promise<{ readonly provider: IdentityProvider; readonly samlSession: string } | null> {
  if (accountId === null || providerId === null) return null;
  const provider = await findProvider(db, accountId, providerId);
  if (provider === null || !provider.singleLogout || provider.metadata.singleLogoutServices.length === 0) return null;
  const participation = await findParticipation(db, sessionId);
  return participation === null ? null : { provider, samlSession: participation.samlSession };
}
