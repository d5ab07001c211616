/** Signs up: a person, their first account, and a session. */
import { createAccount } from '../accounts/index.ts';
import { makeFirstOperator } from '../operators/index.ts';
import { minutes, type Origin, type Platform, Problem } from '../platform/index.ts';
import { createSession, type OpenedSession } from '../sessions/index.ts';
import { countAttempt, type Limit, networkOf } from '../throttles/index.ts';
import { createUser, emailKey, findUserWithPassword } from '../users/index.ts';
import { hashPassword } from './password.ts';

/** New accounts from one network. */
const perNetwork: Limit = { name: 'sign-up:network', attempts: 100, windowMilliseconds: minutes(60) };
/** Answers that tell somebody that an e-mail is known. */
const takenPerNetwork: Limit = { name: 'sign-up:taken', attempts: 10, windowMilliseconds: minutes(60) };

interface Input {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly accountName: string;
  readonly origin: Origin;
  readonly previousSessionId: string | null;
}

/** Throws EMAIL_TAKEN, TOO_MANY_ATTEMPTS, or INVALID_INPUT for a name or e-mail that cannot be used. */
export async function signUp(platform: Platform, input: Input): Promise<OpenedSession> {
  const subject = networkOf(input.origin.ipAddress);
  await countAttempt(platform, { limit: perNetwork, subject });
  if ((await findUserWithPassword(platform.db, emailKey(input.email))) !== null) {
    await countAttempt(platform, { limit: takenPerNetwork, subject });
    throw new Problem('EMAIL_TAKEN', { fields: { email: 'There is a user with this e-mail address.' } });
  }
  const passwordHash = await hashPassword(input.password);
  return platform.db.transaction().execute(async (tx) => {
    const user = await createUser(tx, platform, { name: input.name, email: input.email, passwordHash });
    await createAccount(tx, platform, {
      name: input.accountName,
      nameField: 'accountName',
      userId: user.id,
      actor: { userId: user.id, name: user.name, ipAddress: input.origin.ipAddress },
    });
    await makeFirstOperator(tx, platform, user);
    return createSession(tx, platform, {
      userId: user.id,
      method: 'password',
      accountId: null,
      providerId: null,
      origin: input.origin,
      replaces: input.previousSessionId,
    });
  });
}
