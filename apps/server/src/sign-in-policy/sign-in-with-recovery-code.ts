/** Opens an account with enforced single sign-on to one of its owners, with a recovery code. */
import { type Account, findAccountByAddress, isEnforced } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { findMember, findMembersByEmail, noteSignIn } from '../members/index.ts';
import { type Credentials, checkCredentials } from '../passwords/index.ts';
import { minutes, type Origin, type Platform, Problem } from '../platform/index.ts';
import { createSession, type OpenedSession } from '../sessions/index.ts';
import { countAttempt, type Limit, networkOf } from '../throttles/index.ts';
import { emailKey, findUser, type User } from '../users/index.ts';
import { hashRecoveryCode } from './recovery-code.ts';
import { countUsableRecoveryCodes, useRecoveryCode } from './recovery-code-store.ts';
import { auditPage, tellOwners } from './tell-owners.ts';

/** Codes that somebody who knows an owner's password, or e-mail, may try. */
const perOwner: Limit = { name: 'recovery-code:owner', attempts: 10, windowMilliseconds: minutes(60) };
/** Codes that somebody may try from one network without a password, at anybody's. */
const perNetwork: Limit = { name: 'recovery-code:network', attempts: 50, windowMilliseconds: minutes(60) };

interface Input extends Credentials {
  readonly accountAddress: string;
  readonly code: string;
  readonly origin: Origin;
  readonly previousSessionId: string | null;
}

/**
 * Whoever has a password must know it; for an owner who has always come in through single sign-on, the code itself,
 * 120 random bits, must do. The session opens this account only, for a short time, to repair single sign-on.
 * An unknown account, a person who does not own it and a used code answer alike.
 * Throws WRONG_CREDENTIALS, RECOVERY_CODE_WRONG, or TOO_MANY_ATTEMPTS.
 */
export async function signInWithRecoveryCode(platform: Platform, input: Input): Promise<OpenedSession> {
  const { db, clock, log } = platform;
  const checked = input.password === '' ? null : await checkCredentials(platform, input, input.origin);
  const account = await findAccountByAddress(db, input.accountAddress.trim().toLowerCase());
  const user = checked ?? (await findOwnerWithoutPassword(platform, account, input));
  if (checked !== null) await countAttempt(platform, { limit: perOwner, subject: checked.id });
  if (user === null || account === null || !isEnforced(account, clock.now())) throw new Problem('RECOVERY_CODE_WRONG');
  const accountId = account.id;
  const owner = { accountId, userId: user.id, since: account.signInPolicyChangedAt ?? 0 };
  const session = await db.transaction().execute(async (tx) => {
    const member = await findMember(tx, accountId, user.id);
    const accepted =
      member?.role === 'owner' &&
      member.suspendedAt === null &&
      (await useRecoveryCode(tx, owner, hashRecoveryCode(input.code), clock.now()));
    if (!accepted) throw new Problem('RECOVERY_CODE_WRONG');
    const codesLeft = await countUsableRecoveryCodes(tx, owner);
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'recovery_code.used',
      actor: { userId: user.id, name: user.name, ipAddress: input.origin.ipAddress },
      target: { type: 'user', id: user.id, name: user.name },
      details: { codesLeft },
    });
    await tellOwners(tx, platform, {
      account,
      kind: 'recovery_code_used',
      subject: `${account.name}: a recovery code has been used`,
      says: `${user.name} (${user.email}) has used a recovery code to get into ${account.name} past single sign-on, from the address ${input.origin.ipAddress}. Codes left to them: ${codesLeft}.`,
      more: `If this was not to be expected, end the sessions of ${user.name} on the page Members and look at the audit log.`,
      page: auditPage,
    });
    await noteSignIn(tx, platform, { accountId, userId: user.id, sso: false });
    return createSession(tx, platform, {
      userId: user.id,
      method: 'recovery',
      accountId,
      providerId: null,
      origin: input.origin,
      replaces: input.previousSessionId,
    });
  });
  // Somebody has gone round single sign-on: operators should be able to raise an alarm on this line.
  log.warn({ accountId, userId: user.id }, 'recovery code used');
  return session;
}

/** Counted before anything is looked up: how long it takes says no more than what is answered. */
async function findOwnerWithoutPassword(
  platform: Platform,
  account: Account | null,
  { email, accountAddress, origin }: Input,
): Promise<User | null> {
  const subject = `${accountAddress.trim().toLowerCase()} ${emailKey(email)}`;
  const network = networkOf(origin.ipAddress);
  await countAttempt(platform, { limit: perNetwork, subject: network }, { limit: perOwner, subject });
  if (account === null) return null;
  const members = await findMembersByEmail(platform.db, account.id, emailKey(email));
  const users = await Promise.all(members.map(({ userId }) => findUser(platform.db, userId)));
  return users.find((user) => user !== null && user.passwordHash === null) ?? null;
}
