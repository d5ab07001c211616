/** Switches an account between Mixed and Enforced. */
import type { SignInPolicy } from '@latchkey/contract';
import { type Account, type Enforcement, isEnforced, lockAccount, policyOf, saveAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { listProviders } from '../identity-providers/index.ts';
import { findMember } from '../members/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import { type Actor, type Caller, type Db, found, type Membership, type Platform, Problem } from '../platform/index.ts';
import { closeToPasswords } from '../sessions/index.ts';
import { issueRecoveryCodes } from './issue-recovery-codes.ts';
import { settleEnforcement } from './lapse-enforcement.ts';
import { confirmationTime, proofOf } from './readiness.ts';
import { deleteRecoveryCodes } from './recovery-code-store.ts';
import { policyPage, tellOwners } from './tell-owners.ts';

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
 * Enforcing answers with ten recovery codes when the caller is an owner, and does so again, with new ones, when it is
 * repeated. Unless an admin comes in through single sign-on within the hour, it goes back by itself.
 * Going back to Mixed makes all codes of the account void.
 * Throws PLAN_WITHOUT_SSO or ENFORCEMENT_NOT_PROVEN.
 */
export async function changeSignInPolicy(platform: Platform, input: Input): Promise<Outcome> {
  const { accountId } = input.membership;
  return platform.db.transaction().execute(async (tx) => {
    const before = await settleEnforcement(tx, platform, found(await lockAccount(tx, accountId)));
    return input.policy === 'enforced' ? enforce(tx, platform, before, input) : mix(tx, platform, before, input);
  });
}

async function enforce(tx: Db, platform: Platform, before: Account, input: Input): Promise<Outcome> {
  const now = platform.clock.now();
  if (!entitlementsOf(before.plan).enforcement) throw new Problem('PLAN_WITHOUT_SSO');
  const providers = await listProviders(tx, before.id);
  if (!proofOf(input.caller, before.id, providers, now).proven) throw new Problem('ENFORCEMENT_NOT_PROVEN');
  const changes = !isEnforced(before, now);
  const endedSessions = changes ? await closeToPasswords(tx, platform, before.id) : 0;
  const enforcement = { confirmBy: now + confirmationTime };
  const account = changes ? await savePolicy(tx, platform, before, enforcement, input, { endedSessions }) : before;
  // Read again behind the lock: the role may have been taken a moment ago.
  const isOwner = (await findMember(tx, before.id, input.caller.userId))?.role === 'owner';
  return { account, recoveryCodes: isOwner ? await issueRecoveryCodes(tx, platform, input) : [], endedSessions };
}

type Mixing = Pick<Input, 'policy' | 'actor'>;

/** From the server's shell. All codes of the account become void. @returns whether it was enforced until now. */
export async function returnToMixed(platform: Platform, accountId: string, actor: Actor): Promise<boolean> {
  return platform.db.transaction().execute(async (tx) => {
    const before = await settleEnforcement(tx, platform, found(await lockAccount(tx, accountId)));
    await mix(tx, platform, before, { policy: 'mixed', actor });
    return before.enforcement !== null;
  });
}

async function mix(tx: Db, platform: Platform, before: Account, input: Mixing): Promise<Outcome> {
  const changes = before.enforcement !== null;
  if (changes) await deleteRecoveryCodes(tx, before.id);
  const account = changes ? await savePolicy(tx, platform, before, null, input, {}) : before;
  return { account, recoveryCodes: [], endedSessions: 0 };
}

async function savePolicy(
  tx: Db,
  platform: Platform,
  before: Account,
  enforcement: Enforcement | null,
  { policy, actor }: Mixing,
  details: Readonly<Record<string, number>>,
): Promise<Account> {
  const now = platform.clock.now();
  const change = { enforcement, signInPolicyChangedAt: now };
  await saveAccount(tx, before.id, change);
  await recordAuditEvent(tx, platform, {
    accountId: before.id,
    action: 'account.sign_in_policy_changed',
    actor,
    target: { type: 'account', id: before.id, name: before.name },
    details: { from: policyOf(before, now), to: policy, ...details },
  });
  const enforces = enforcement !== null;
  await tellOwners(tx, platform, {
    account: before,
    kind: 'enforcement',
    subject: enforces
      ? `${before.name}: single sign-on is now the only way in`
      : `${before.name}: passwords open the account again`,
    says: enforces
      ? `${actor.name} has enforced single sign-on for ${before.name}: passwords no longer open it.`
      : `${actor.name} has set the sign-in policy of ${before.name} to Mixed: people with a password can use it again. All recovery codes are void.`,
    ...(enforces
      ? {
          more: 'It goes back by itself after an hour, unless an admin comes in through single sign-on until then. Get recovery codes of your own on that page.',
        }
      : {}),
    page: policyPage,
  });
  return { ...before, ...change };
}
