/** Changes a person's password. */
import { recordUserEvent } from '../audit-log/index.ts';
import { type Actor, type Caller, found, minutes, type Platform, Problem } from '../platform/index.ts';
import { endSessions } from '../sessions/index.ts';
import { countAttempt, forgetAttempts, type Limit } from '../throttles/index.ts';
import { findUser, replacePasswordHash } from '../users/index.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** Guesses at the present password by somebody at an unlocked screen. */
const perUser: Limit = { name: 'password:change', attempts: 10, windowMilliseconds: minutes(15) };

interface Input {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** The caller's other sessions end. Throws PASSWORD_NOT_SET, WRONG_CREDENTIALS or TOO_MANY_ATTEMPTS. */
export async function changePassword(platform: Platform, caller: Caller, actor: Actor, input: Input): Promise<void> {
  const { db } = platform;
  const user = found(await findUser(db, caller.userId));
  const present = user.passwordHash;
  if (present === null) throw new Problem('PASSWORD_NOT_SET');
  const attempt = { limit: perUser, subject: user.id };
  await countAttempt(platform, attempt);
  if (!(await verifyPassword(present, input.currentPassword))) throw wrongPassword();
  await forgetAttempts(platform, attempt);
  const next = await hashPassword(input.newPassword);
  await db.transaction().execute(async (tx) => {
    if (!(await replacePasswordHash(tx, user.id, present, next))) throw wrongPassword();
    const endedSessions = await endSessions(tx, { userId: user.id, exceptSessionId: caller.sessionId });
    await recordUserEvent(tx, platform, user.id, {
      action: 'user.password_changed',
      actor,
      target: { type: 'user', id: user.id, name: user.name },
      details: { endedSessions },
    });
  });
}

const wrongPassword = (): Problem =>
  new Problem('WRONG_CREDENTIALS', {
    message: 'The current password is wrong.',
    fields: { currentPassword: 'The current password is wrong.' },
  });
