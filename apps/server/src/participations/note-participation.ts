/** Notes what the identity provider calls a session that its response has opened. */
import { type Db, hashToken, type Platform } from '../platform/index.ts';
import type { OpenedSession } from '../sessions/index.ts';
import { logoutSecretOf, nameHashOf, openSamlSession } from './participation.ts';
import { insertParticipation } from './participation-store.ts';

/**
 * Call it in the transaction that opens the session.
 * @param samlSession sealed, as it came through the sign-in; `null` for one that began before this was kept.
 */
export async function noteParticipation(
  tx: Db,
  platform: Platform,
  { token, sessionId }: Pick<OpenedSession, 'token' | 'sessionId'>,
  { accountId, providerId, samlSession }: ParticipationInput,
): Promise<void> {
  if (samlSession === null) return;
  await insertParticipation(tx, {
    sessionId,
    accountId,
    providerId,
    nameHash: nameHashOf(openSamlSession(platform, providerId, samlSession).nameId),
    samlSession,
    logoutHash: hashToken(logoutSecretOf(token)),
  });
}

interface ParticipationInput {
  readonly accountId: string;
  readonly providerId: string;
  readonly samlSession: string | null;
}
