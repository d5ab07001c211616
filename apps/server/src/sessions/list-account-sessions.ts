/** The sessions that open an account, for its admins. */
import type { AccountSession } from '@latchkey/contract';
import type { Caller, Db } from '../platform/index.ts';
import { type AccountSessionFilter, type SessionOfAccount, selectSessionsOfAccount } from './account-session-store.ts';
import { findMembership } from './door-store.ts';
import { sessionView } from './list-sessions.ts';
import { ageOf, opening } from './session.ts';

/** Only those that open it at this moment. */
export async function openSessionsOfAccount(
  db: Db,
  accountId: string,
  caller: Caller,
  filter: AccountSessionFilter,
  now: number,
): Promise<SessionOfAccount[]> {
  const visitor = { accountId, userId: caller.userId, sessionId: caller.sessionId };
  const own = await findMembership(db, visitor, now);
  // The policy and the limits are the account's, whoever looks.
  if (own === null) return [];
  const sessions = await selectSessionsOfAccount(db, accountId, filter, now);
  return sessions.filter((session) => {
    const door = { ...own.door, suspended: session.suspended, closed: session.closed };
    return opening(session, ageOf(session, now), door, now) === 'open';
  });
}

export async function listAccountSessions(
  db: Db,
  accountId: string,
  caller: Caller,
  filter: AccountSessionFilter,
  now: number,
): Promise<AccountSession[]> {
  const sessions = await openSessionsOfAccount(db, accountId, caller, filter, now);
  return sessions.map((session) => ({
    ...sessionView(session, caller),
    memberId: session.member.id,
    memberName: session.member.name,
    memberEmail: session.member.email,
  }));
}
