/** Sessions over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { registerAccountSessions } from './account-session-routes.ts';
import { describeSession, nobody } from './describe-session.ts';
import { listSessions } from './list-sessions.ts';
import { revokeOtherSessions, revokeSession } from './revoke-session.ts';
import { clearSessionCookie } from './session-cookie.ts';

export function registerSessions(router: Router, platform: Platform): void {
  registerAccountSessions(router, platform);
  const { db, clock } = platform;

  router.on(contract.getCurrentSession, async ({ caller }) =>
    caller === null ? nobody : describeSession(platform, caller.sessionId),
  );

  router.on(contract.listSessions, async ({ caller }) => ({ sessions: await listSessions(db, caller, clock.now()) }));

  router.on(contract.revokeSession, async ({ caller, actor, params, reply }) => {
    await revokeSession(platform, caller, actor, params.session);
    if (params.session === caller.sessionId) clearSessionCookie(reply, platform);
    return {};
  });

  router.on(contract.revokeOtherSessions, async ({ caller, actor }) => ({
    ended: await revokeOtherSessions(platform, caller, actor),
  }));
}
