/** A person ends sessions of their own. */
import type { Session as SessionView } from '@latchkey/contract';
import { recordInAccounts } from '../audit-log/index.ts';
import { type Actor, type Caller, type Db, found, type Platform } from '../platform/index.ts';
import { accountsOpenedBy } from './create-session.ts';
import { endSessions } from './end-sessions.ts';
import { listSessions } from './list-sessions.ts';
import { findSession } from './session-store.ts';

/** Throws NOT_FOUND for a session that the caller may not see. */
export async function revokeSession(platform: Platform, caller: Caller, actor: Actor, sessionId: string) {
  await platform.db.transaction().execute(async (tx) => {
    const visible = await listSessions(tx, caller, platform.clock.now());
    await revoke(tx, platform, actor, found(visible.find(({ id }) => id === sessionId)));
  });
}

/** @returns how many have ended. */
export async function revokeOtherSessions(platform: Platform, caller: Caller, actor: Actor): Promise<number> {
  return platform.db.transaction().execute(async (tx) => {
    const visible = await listSessions(tx, caller, platform.clock.now());
    const others = visible.filter((session) => !session.current);
    for (const view of others) await revoke(tx, platform, actor, view);
    return others.length;
  });
}

async function revoke(tx: Db, platform: Platform, actor: Actor, view: SessionView): Promise<void> {
  const session = await findSession(tx, view.id);
  if (session === null) return;
  await recordInAccounts(tx, platform, await accountsOpenedBy(tx, platform, session), {
    action: 'session.revoked',
    actor,
    target: { type: 'session', id: view.id, name: view.browser },
    details: { method: view.method },
  });
  await endSessions(tx, { sessionId: view.id });
}
