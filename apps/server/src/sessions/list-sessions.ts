/** The sessions of a person, as far as the session that asks may see them. */
import type { Session as SessionView } from '@latchkey/contract';
import type { Caller, Db } from '../platform/index.ts';
import { describeBrowser } from './describe-browser.ts';
import { endOf } from './session.ts';
import { type ListedSession, selectSessionsOfUser } from './session-store.ts';

/**
 * This one first, then the newest.
 * A session made by an account's identity provider sees those of the same account only: whoever runs that
 * provider could make one, and must not learn of, or end, what the person does elsewhere.
 */
export async function listSessions(db: Db, caller: Caller, now: number): Promise<SessionView[]> {
  const sessions = await selectSessionsOfUser(db, caller.userId, now);
  const visible = caller.method === 'sso' ? sessions.filter((one) => one.accountId === caller.accountId) : sessions;
  const views = visible.map((session) => sessionView(session, caller));
  return views.sort((a, b) => Number(b.current) - Number(a.current));
}

export const sessionView = (session: ListedSession, caller: Pick<Caller, 'sessionId'>): SessionView => ({
  id: session.id,
  current: session.id === caller.sessionId,
  method: session.method,
  provider: session.provider,
  browser: describeBrowser(session.userAgent),
  ipAddress: session.ipAddress,
  createdAt: session.createdAt,
  lastSeenAt: session.lastSeenAt,
  expiresAt: endOf(session, session.limits),
});
