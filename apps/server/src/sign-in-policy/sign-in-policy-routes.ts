/** The sign-in policy and recovery over HTTP. */
import * as contract from '@latchkey/contract';
import { accountView } from '../accounts/index.ts';
import type { Platform, Router } from '../platform/index.ts';
import { describeSession, rememberPerson, setSessionCookie } from '../sessions/index.ts';
import { changeSignInPolicy } from './change-sign-in-policy.ts';
import { getEnforcementReadiness } from './get-enforcement-readiness.ts';
import { createRecoveryCodes } from './issue-recovery-codes.ts';
import { listRecoveryOwners } from './list-recovery-owners.ts';
import { signInWithRecoveryCode } from './sign-in-with-recovery-code.ts';

export function registerSignInPolicy(router: Router, platform: Platform): void {
  router.on(contract.getEnforcementReadiness, ({ membership, caller }) =>
    getEnforcementReadiness(platform, membership.accountId, caller),
  );

  router.on(contract.changeSignInPolicy, async ({ body, membership, caller, actor }) => {
    const outcome = await changeSignInPolicy(platform, { policy: body.policy, membership, caller, actor });
    return { ...outcome, account: accountView(outcome.account, membership.role, platform.clock.now()) };
  });

  router.on(contract.getRecoveryCodes, ({ membership, caller }) =>
    listRecoveryOwners(platform, membership.accountId, caller.userId),
  );

  router.on(contract.createRecoveryCodes, async ({ membership, caller, actor }) => ({
    recoveryCodes: await createRecoveryCodes(platform, { membership, caller, actor }),
  }));

  router.on(contract.signInWithRecoveryCode, async ({ body, caller, origin, reply }) => {
    const previousSessionId = caller?.sessionId ?? null;
    const session = await signInWithRecoveryCode(platform, { ...body, origin, previousSessionId });
    setSessionCookie(reply, platform, session.token, session.expiresAt);
    rememberPerson(reply, platform, session);
    return describeSession(platform, session.sessionId);
  });
}
