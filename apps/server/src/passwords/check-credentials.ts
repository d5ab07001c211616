/** Finds the user whose e-mail and password these are, and counts the guesses. */
import { minutes, type Origin, type Platform, Problem } from '../platform/index.ts';
import { countAttempt, forgetAttempts, type Limit } from '../throttles/index.ts';
import { emailKey, findUserWithPassword, type User } from '../users/index.ts';
import { verifyPassword } from './password.ts';

/** Guesses at one person's password, from anywhere. */
const perEmail: Limit = { name: 'password:email', attempts: 10, windowMilliseconds: minutes(15) };
/** Guesses from one address, at anybody's: an office shares one. */
const perAddress: Limit = { name: 'password:address', attempts: 100, windowMilliseconds: minutes(15) };

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * An unknown e-mail answers, and takes as long, like a wrong password.
 * Throws WRONG_CREDENTIALS or TOO_MANY_ATTEMPTS. Not to be called in a transaction: hashing takes its time.
 */
export async function checkCredentials(platform: Platform, input: Credentials, origin: Origin): Promise<User> {
  const key = emailKey(input.email);
  const byEmail = { limit: perEmail, subject: key };
  await countAttempt(platform, { limit: perAddress, subject: origin.ipAddress }, byEmail);
  const user = await findUserWithPassword(platform.db, key);
  const right = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (user === null || !right) throw new Problem('WRONG_CREDENTIALS');
  await forgetAttempts(platform, byEmail);
  return user;
}
