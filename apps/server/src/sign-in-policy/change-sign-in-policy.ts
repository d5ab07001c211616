/** Switches an account between Mixed and Enforced. */
import type { SignInPolicy } from '@latchkey/contract';
import { type Account, lockAccount, saveAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { listProviders } from '../identity-providers/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import { type Actor, type Caller, type Db, found, type Membership, type Platform, Problem } from '../platform/index.ts';
import { countPasswordSessions } from '../sessions/index.ts';
import { findUser } from '../users/index.ts';
import { provenUntil } from './readiness.ts';
import { hashRecoveryCode, newRecoveryCode, recoveryCodeCount } from './recovery-code.ts';
import { deleteRecoveryCodes, replaceRecoveryCodes } from './recovery-code-store.ts';

interface Input {
  readonly policy: SignInPolicy;
  readonly membership: Membership;
  readonly caller: Caller;
  readonly actor: Actor;
}

interface Outcome {
  readonly account: Account;
  readonly recoveryCodes: string[];
  /** Password sessions of members, which no longer open this account. They go on opening others. */
  readonly endedSessions: number;
}

/**
 * Enforcing answers with ten recovery codes when the caller is an owner with a password, and does so again, with new
 * ones, when it is repeated. Going back to Mixed makes all codes of the account void.
 * Throws PLAN_WITHOUT_SSO or ENFORCEMENT_NOT_PROVEN.
 */
export async function changeSignInPolicy(platform: Platform, input: Input): Promise<Outcome> {
  const { accountId } = input.membership;
  return platform.db.transaction().execute(async (tx) => {
    const before = found(await lockAccount(tx, accountId));
    return input.policy === 'enforced' ? enforce(tx, platform, before, input) : mix(tx, platform, before, input);
  });
}

async function enforce(tx: Db, platform: Platform, before: Account, input: Input): Promise<Outcome> {
  const now = platform.clock.now();
  if (!entitlementsOf(before.plan).enforcement) throw new Problem('PLAN_WITHOUT_SSO');
  const providers = await listProviders(tx, before.id);
  if (provenUntil(input.caller, before.id, providers, now) === null) throw new Problem('ENFORCEMENT_NOT_PROVEN');
  const changes = before.signInPolicy !== 'enforced';
  const endedSessions = changes ? await countPasswordSessions(tx, before.id, now) : 0;
  const account = changes ? await savePolicy(tx, platform, before, input, { endedSessions }) : before;
  return { account, recoveryCodes: await issueRecoveryCodes(tx, platform, account, input), endedSessions };
}

async function mix(tx: Db, platform: Platform, before: Account, input: Input): Promise<Outcome> {
  const changes = before.signInPolicy !== 'mixed';
  if (changes) await deleteRecoveryCodes(tx, before.id);
  const account = changes ? await savePolicy(tx, platform, before, input, {}) : before;
  return { account, recoveryCodes: [], endedSessions: 0 };
}

async function savePolicy(
  tx: Db,
  platform: Platform,
  before: Account,
  { policy, actor }: Input,
  details: Readonly<Record<string, number>>,
): Promise<Account> {
  const change = { signInPolicy: policy, signInPolicyChangedAt: platform.clock.now() };
  await saveAccount(tx, before.id, change);
  await recordAuditEvent(tx, platform, {
    accountId: before.id,
    action: 'account.sign_in_policy_changed',
    actor,
    target: { type: 'account', id: before.id, name: before.name },
    details: { from: before.signInPolicy, to: policy, ...details },
  });
  return { ...before, ...change };
}

async function issueRecoveryCodes(tx: Db, platform: Platform, account: Account, input: Input): Promise<string[]> {
  const { caller, membership, actor } = input;
  const user = await findUser(tx, caller.userId);
  // A code counts together with a password only: without one it would be a promise that cannot be kept.
  if (membership.role !== 'owner' || user === null || user.passwordHash === null) return [];
  const codes = Array.from({ length: recoveryCodeCount }, () => newRecoveryCode(platform.ids));
  const owner = { accountId: account.id, userId: user.id };
  await replaceRecoveryCodes(tx, owner, codes.map(hashRecoveryCode), platform.clock.now());
  await recordAuditEvent(tx, platform, {
    accountId: account.id,
    action: 'recovery_codes.created',
    actor,
    target: { type: 'user', id: user.id, name: user.name },
    details: { count: codes.length },
  });
  return codes;
}
