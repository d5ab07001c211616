/** Notes that the person of a session has shown once more who they are. */
import { recordInAccounts } from '../audit-log/index.ts';
import { type Actor, type Db, type Platform, Problem } from '../platform/index.ts';
import { accountsOpenedBy } from './create-session.ts';
import { describeBrowser } from './describe-browser.ts';
import { findSession, renewSession } from './session-store.ts';

/** As good as a new sign-in: accounts that had ended it open again. Call it in a transaction. Throws NOT_SIGNED_IN. */
export async function confirmSession(tx: Db, platform: Platform, sessionId: string, actor: Actor): Promise<void> {
  await renewSession(tx, sessionId, platform.clock.now());
  const session = await findSession(tx, sessionId);
  // It ended between the access check and now.
  if (session === null) throw new Problem('NOT_SIGNED_IN');
  await recordInAccounts(tx, platform, await accountsOpenedBy(tx, platform, session), {
    action: 'session.confirmed',
    actor,
    target: { type: 'session', id: sessionId, name: describeBrowser(session.userAgent) },
    details: { method: session.method },
  });
}
