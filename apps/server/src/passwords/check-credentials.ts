/** Finds the user whose e-mail and password these are, and counts the guesses. */
import { minutes, type Origin, type Platform, Problem } from '../platform/index.ts';
import { countAttempt, forgetAttempts, type Limit, networkOf } from '../throttles/index.ts';
import { emailKey, findUserWithPassword, type User } from '../users/index.ts';
import { verifyPassword } from './password.ts';

/** Guesses at one person's password from one network. */
const perEmailAndNetwork: Limit = { name: 'password:email:network', attempts: 10, windowMilliseconds: minutes(15) };
/** Guesses at one person's password from anywhere: more, so that nobody alone can lock a person out. */
const perEmail: Limit = { name: 'password:email', attempts: 50, windowMilliseconds: minutes(15) };
/** Guesses from one network, at anybody's: an office shares one. */
const perNetwork: Limit = { name: 'password:network', attempts: 100, windowMilliseconds: minutes(15) };

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
  const network = networkOf(origin.ipAddress);
  const forgiven = [
    { limit: perEmailAndNetwork, subject: `${key} ${network}` },
    { limit: perEmail, subject: key },
  ];
  await countAttempt(platform, { limit: perNetwork, subject: network }, ...forgiven);
  const user = await findUserWithPassword(platform.db, key);
  const right = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (user === null || !right) throw new Problem('WRONG_CREDENTIALS');
  await forgetAttempts(platform, ...forgiven);
  return user;
}
