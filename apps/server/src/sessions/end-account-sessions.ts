/** Ends sessions for one account: exactly that access, and at once, on every node. */
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, type Caller, type Db, found, type Platform } from '../platform/index.ts';
import { type SessionOfAccount, selectSessionsOfAccount } from './account-session-store.ts';
import { describeBrowser } from './describe-browser.ts';
import { closeAccountTo } from './door-store.ts';
import { endSessions } from './end-sessions.ts';
import { openSessionsOfAccount } from './list-account-sessions.ts';

interface Request {
  readonly accountId: string;
  readonly caller: Caller;
  readonly actor: Actor;
}

/** Throws NOT_FOUND for a session that does not open the account. */
export async function endAccountSession(platform: Platform, request: Request, sessionId: string): Promise<number> {
  const { accountId, caller, actor } = request;
  return platform.db.transaction().execute(async (tx) => {
    const now = platform.clock.now();
    const [session] = await openSessionsOfAccount(tx, accountId, caller, { sessionId }, now);
    const { id, userAgent, method, member } = found(session);
    await end(tx, platform, accountId, session === undefined ? [] : [session]);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'session.revoked',
      actor,
      target: { type: 'session', id, name: `${member.name}, ${describeBrowser(userAgent)}` },
      details: { method, member: member.email },
    });
    return 1;
  });
}

/** All sessions of a member, or of the account, but the one that asks. Throws NOT_FOUND. */
export async function endAccountSessions(
  platform: Platform,
  request: Request,
  target: { readonly type: 'member' | 'account'; readonly id: string; readonly name: string },
): Promise<number> {
  const { accountId, caller, actor } = request;
  return platform.db.transaction().execute(async (tx) => {
    const filter = target.type === 'member' ? { memberId: target.id } : {};
    const open = await openSessionsOfAccount(tx, accountId, caller, filter, platform.clock.now());
    const others = open.filter(({ id }) => id !== caller.sessionId);
    await end(tx, platform, accountId, others);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: target.type === 'member' ? 'member.sessions_ended' : 'account.sessions_ended',
      actor,
      target,
      details: { endedSessions: others.length },
    });
    return others.length;
  });
}

/** A session that opens nothing else is over; one with a password of a person with other accounts is closed to this one. */
async function end(tx: Db, { clock }: Platform, accountId: string, sessions: readonly SessionOfAccount[]) {
  const opensOthers = ({ method, elsewhere }: SessionOfAccount) => method === 'password' && elsewhere;
  for (const { id } of sessions.filter((session) => !opensOthers(session))) await endSessions(tx, { sessionId: id });
  const shared = sessions.filter(opensOthers).map(({ id }) => id);
  await closeAccountTo(tx, accountId, shared, clock.now());
}

/**
 * For enforcement: no running session with a password opens the account any more, also when passwords do so again one
 * day. Call it before the policy changes. @returns how many did until now.
 */
export async function closeToPasswords(tx: Db, { clock }: Pick<Platform, 'clock'>, accountId: string): Promise<number> {
  const now = clock.now();
  const sessions = await selectSessionsOfAccount(tx, accountId, {}, now);
  const open = sessions.filter(({ method, closed, suspended }) => method === 'password' && !closed && !suspended);
  await closeAccountTo(
    tx,
    accountId,
    open.map(({ id }) => id),
    now,
  );
  return open.length;
}
