/** Gives an owner new recovery codes; the only copy is the answer. */
import { isEnforced, lockAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type Actor, type Caller, type Db, found, type Membership, type Platform, Problem } from '../platform/index.ts';
import { findUser } from '../users/index.ts';
import { hashRecoveryCode, newRecoveryCode, recoveryCodeCount } from './recovery-code.ts';
import { replaceRecoveryCodes } from './recovery-code-store.ts';

interface Input {
  readonly membership: Membership;
  readonly caller: Caller;
  readonly actor: Actor;
}

/** For an owner, in an account that is enforced. Their earlier codes are void. Call it in a transaction. */
export async function issueRecoveryCodes(tx: Db, platform: Platform, input: Input): Promise<string[]> {
  const { caller, membership, actor } = input;
  const user = found(await findUser(tx, caller.userId));
  const codes = Array.from({ length: recoveryCodeCount }, () => newRecoveryCode(platform.ids));
  const owner = { accountId: membership.accountId, userId: user.id };
  await replaceRecoveryCodes(tx, owner, codes.map(hashRecoveryCode), platform.clock.now());
  await recordAuditEvent(tx, platform, {
    accountId: membership.accountId,
    action: 'recovery_codes.created',
    actor,
    target: { type: 'user', id: user.id, name: user.name },
    details: { count: codes.length },
  });
  return codes;
}

/** Throws SSO_NOT_ENFORCED. */
export async function createRecoveryCodes(platform: Platform, input: Input): Promise<string[]> {
  return platform.db.transaction().execute(async (tx) => {
    const account = found(await lockAccount(tx, input.membership.accountId));
    if (!isEnforced(account, platform.clock.now())) throw new Problem('SSO_NOT_ENFORCED');
    return issueRecoveryCodes(tx, platform, input);
  });
}
