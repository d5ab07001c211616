/** Opens an account with enforced single sign-on to one of its owners, with a password and a recovery code. */
import { findAccountByAddress } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { findMember, noteSignIn } from '../members/index.ts';
import { type Credentials, checkCredentials } from '../passwords/index.ts';
import { minutes, type Origin, type Platform, Problem } from '../platform/index.ts';
import { createSession, type OpenedSession } from '../sessions/index.ts';
import { countAttempt, type Limit } from '../throttles/index.ts';
import { hashRecoveryCode } from './recovery-code.ts';
import { countUsableRecoveryCodes, useRecoveryCode } from './recovery-code-store.ts';

/** Codes that somebody who knows an owner's password may try. */
const perUser: Limit = { name: 'recovery-code:user', attempts: 10, windowMilliseconds: minutes(60) };

interface Input extends Credentials {
  readonly accountAddress: string;
  readonly code: string;
  readonly origin: Origin;
  readonly previousSessionId: string | null;
}

/**
 * The session opens this account only. An unknown account, a person who does not own it and a used code answer alike.
 * Throws WRONG_CREDENTIALS, RECOVERY_CODE_WRONG, or TOO_MANY_ATTEMPTS.
 */
export async function signInWithRecoveryCode(platform: Platform, input: Input): Promise<OpenedSession> {
  const { db, clock, log } = platform;
  const user = await checkCredentials(platform, input, input.origin);
  await countAttempt(platform, { limit: perUser, subject: user.id });
  const account = await findAccountByAddress(db, input.accountAddress.trim().toLowerCase());
  if (account === null || account.signInPolicy !== 'enforced') throw new Problem('RECOVERY_CODE_WRONG');
  const accountId = account.id;
  const owner = { accountId, userId: user.id, since: account.signInPolicyChangedAt ?? 0 };
  const session = await db.transaction().execute(async (tx) => {
    const member = await findMember(tx, accountId, user.id);
    const accepted =
      member?.role === 'owner' &&
      member.suspendedAt === null &&
      (await useRecoveryCode(tx, owner, hashRecoveryCode(input.code), clock.now()));
    if (!accepted) throw new Problem('RECOVERY_CODE_WRONG');
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'recovery_code.used',
      actor: { userId: user.id, name: user.name, ipAddress: input.origin.ipAddress },
      target: { type: 'user', id: user.id, name: user.name },
      details: { codesLeft: await countUsableRecoveryCodes(tx, owner) },
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
