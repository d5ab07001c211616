/** Signs in again with the password, in the session that asks. */
import { type Actor, type Caller, found, minutes, type Platform, Problem } from '../platform/index.ts';
import { confirmSession } from '../sessions/index.ts';
import { countAttempt, forgetAttempts, type Limit } from '../throttles/index.ts';
import { findUser } from '../users/index.ts';
import { verifyPassword } from './password.ts';

/** Guesses by somebody at an unlocked screen. */
const perUser: Limit = { name: 'password:confirm', attempts: 10, windowMilliseconds: minutes(15) };

/**
 * Throws NOT_ALLOWED for a session that an identity provider has made (it may not vouch for itself with a password),
 * PASSWORD_NOT_SET, WRONG_CREDENTIALS or TOO_MANY_ATTEMPTS.
 */
export async function confirmPassword(platform: Platform, caller: Caller, actor: Actor, password: string) {
  const { db } = platform;
  if (caller.method === 'sso') {
    throw new Problem('NOT_ALLOWED', { message: 'Sign in again through your identity provider.' });
  }
  const user = found(await findUser(db, caller.userId));
  if (user.passwordHash === null) throw new Problem('PASSWORD_NOT_SET');
  const attempt = { limit: perUser, subject: user.id };
  await countAttempt(platform, attempt);
  if (!(await verifyPassword(user.passwordHash, password))) {
    const message = 'The password is wrong.';
    throw new Problem('WRONG_CREDENTIALS', { message, fields: { password: message } });
  }
  await forgetAttempts(platform, attempt);
  await db.transaction().execute((tx) => confirmSession(tx, platform, caller.sessionId, actor));
}
