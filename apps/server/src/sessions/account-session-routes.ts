/** The sessions of an account, and their limits, over HTTP. */
import * as contract from '@latchkey/contract';
import { found, type Platform, type Router } from '../platform/index.ts';
import { changeSessionPolicy, getSessionPolicy } from './change-session-policy.ts';
import { endAccountSession, endAccountSessions } from './end-account-sessions.ts';
import { listAccountSessions } from './list-account-sessions.ts';
import { clearSessionCookie } from './session-cookie.ts';
import { findLimits } from './session-policy-store.ts';
import { findMemberName } from './session-store.ts';

export function registerAccountSessions(router: Router, platform: Platform): void {
  const { db, clock } = platform;

  router.on(contract.getSessionPolicy, ({ membership }) => getSessionPolicy(db, membership.accountId));

  router.on(contract.changeSessionPolicy, ({ membership, actor, body }) =>
    changeSessionPolicy(platform, membership.accountId, actor, body),
  );

  router.on(contract.listAccountSessions, async ({ membership, caller, query }) => {
    const { accountId } = membership;
    const filter = query.member === undefined ? {} : { memberId: query.member };
    if (query.member !== undefined) found(await findMemberName(db, accountId, query.member));
    return { sessions: await listAccountSessions(db, accountId, caller, filter, clock.now()) };
  });

  router.on(contract.endAccountSession, async ({ membership, caller, actor, params, reply }) => {
    const request = { accountId: membership.accountId, caller, actor };
    const ended = await endAccountSession(platform, request, params.session);
    if (params.session === caller.sessionId && caller.method !== 'password') clearSessionCookie(reply, platform);
    return { ended };
  });

  router.on(contract.endMemberSessions, async ({ membership, caller, actor, params }) => {
    const { accountId } = membership;
    const name = found(await findMemberName(db, accountId, params.member));
    const target = { type: 'member', id: params.member, name } as const;
    return { ended: await endAccountSessions(platform, { accountId, caller, actor }, target) };
  });

  router.on(contract.endAccountSessions, async ({ membership, caller, actor }) => {
    const { accountId } = membership;
    const { name } = found(await findLimits(db, accountId));
    const target = { type: 'account', id: accountId, name } as const;
    return { ended: await endAccountSessions(platform, { accountId, caller, actor }, target) };
  });
}
