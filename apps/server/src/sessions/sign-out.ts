/** Ends the session of this browser. */
import { recordInAccounts } from '../audit-log/index.ts';
import type { Actor, Caller, Platform } from '../platform/index.ts';
import { accountsOpenedBy } from './create-session.ts';
import { describeBrowser } from './describe-browser.ts';
import { endSessions } from './end-sessions.ts';
import { findSession } from './session-store.ts';

export async function signOut(platform: Platform, caller: Caller, actor: Actor, userAgent: string): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    const session = await findSession(tx, caller.sessionId);
    // It ended between the access check and now.
    if (session === null) return;
    await recordInAccounts(tx, platform, await accountsOpenedBy(tx, platform, session), {
      action: 'session.ended',
      actor,
      target: { type: 'session', id: caller.sessionId, name: describeBrowser(userAgent) },
      details: { method: caller.method },
    });
    await endSessions(tx, { sessionId: caller.sessionId });
  });
}
