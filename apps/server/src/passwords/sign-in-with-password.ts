/** Signs in with e-mail and password. */
import { noteSignIn } from '../members/index.ts';
import type { Origin, Platform } from '../platform/index.ts';
import { createSession, type OpenedSession } from '../sessions/index.ts';
import { type Credentials, checkCredentials } from './check-credentials.ts';

interface Input extends Credentials {
  readonly origin: Origin;
  /** The session that this browser had before. */
  readonly previousSessionId: string | null;
}

export async function signInWithPassword(platform: Platform, input: Input): Promise<OpenedSession> {
  const user = await checkCredentials(platform, input, input.origin);
  return platform.db.transaction().execute(async (tx) => {
    const session = await createSession(tx, platform, {
      userId: user.id,
      method: 'password',
      accountId: null,
      providerId: null,
      origin: input.origin,
      replaces: input.previousSessionId,
    });
    for (const accountId of session.accountIds) {
      await noteSignIn(tx, platform, { accountId, userId: user.id, sso: false });
    }
    return session;
  });
}
