/** Ends the session of this browser. */
import { recordInAccounts } from '../audit-log/index.ts';
import type { Actor, Caller, Platform } from '../platform/index.ts';
import { accountsOpenedBy } from './create-session.ts';
import { describeBrowser } from './describe-browser.ts';
import { endSessions } from './end-sessions.ts';

export async function signOut(platform: Platform, caller: Caller, actor: Actor, userAgent: string): Promise<void> {
  await platform.db.transaction().execute(async (tx) => {
    await recordInAccounts(tx, platform, await accountsOpenedBy(tx, platform, caller), {
      action: 'session.ended',
      actor,
      target: { type: 'session', id: caller.sessionId, name: describeBrowser(userAgent) },
      details: { method: caller.method },
    });
    await endSessions(tx, { sessionId: caller.sessionId });
  });
}
