/** Obeys a logout request of the identity provider: ends exactly the sessions that it may end, and answers. */
import { type Rejection, type SamlMessage, type VerifiedLogoutRequest, verifyLogoutRequest } from '@latchkey/saml';
import { recordAuditEvent } from '../audit-log/index.ts';
import { type IdentityProvider, spValuesOf } from '../identity-providers/index.ts';
import {
  isMeant,
  nameHashOf,
  openSamlSession,
  type ParticipatingSession,
  sameName,
  selectByBrowser,
  selectByName,
} from '../participations/index.ts';
import { type Db, hashToken, type Origin, type Platform } from '../platform/index.ts';
import { describeBrowser, endSessions } from '../sessions/index.ts';
import { decryptionKeysOf } from '../sp-keys/index.ts';
import { answerLogout } from './answer-logout.ts';
import { expectationsOf } from './expectations.ts';
import { providerActor } from './logout-event.ts';
import { requestMaxAgeSeconds } from './pending-logout.ts';
import type { Leaving } from './send-message.ts';
import { spendLogoutRequest } from './single-logout-store.ts';

/** By the entity ID, which the issuer of the message is compared with. */
const isEntra = /^https:\/\/sts\.(?:windows\.net|chinacloudapi\.cn)\//;

export interface LogoutDemand {
  readonly provider: IdentityProvider;
  readonly message: SamlMessage;
  /** What the browser that brings it shows of itself. */
  readonly browser: { readonly sessionId: string | null; readonly logoutSecret: string | undefined };
  readonly from: Origin;
}

export type Obeyed =
  /** `ended`: the ids of the sessions. */
  | { readonly kind: 'answered'; readonly ended: readonly string[]; readonly leaving: Leaving | null }
  | { readonly kind: 'refused'; readonly rejection: Pick<Rejection, 'code' | 'message'> | Replayed };

interface Replayed {
  readonly code: 'LOGOUT_REPLAYED';
  readonly message: string;
}

const replayed: Replayed = { code: 'LOGOUT_REPLAYED', message: 'This logout request has been used before.' };

export async function obeyLogout(platform: Platform, demand: LogoutDemand): Promise<Obeyed> {
  const { provider, message } = demand;
  const encrypted = Buffer.from(message.xml).includes('Encrypted');
  const verdict = verifyLogoutRequest(message, {
    ...expectationsOf(platform, provider),
    maxAgeSeconds: requestMaxAgeSeconds,
    decryptionKeys: encrypted ? await decryptionKeysOf(platform, provider) : [],
    // Entra ID signs none. From anybody else, an unsigned request could come from anybody.
    signature: isEntra.test(provider.metadata.entityId) ? 'unsigned-allowed-to-end-current-session' : 'required',
  });
  if (!verdict.ok) return { kind: 'refused', rejection: verdict.rejection };
  const request = verdict.value;
  const ended = await platform.db.transaction().execute(async (tx) => {
    if (request.ends === 'named-sessions' && !(await spend(tx, provider, request))) return null;
    const sessions = await meantSessions(tx, platform, demand, request);
    for (const session of sessions) await endSession(tx, platform, demand, session, request);
    return sessions.map(({ sessionId }) => sessionId);
  });
  if (ended === null) return { kind: 'refused', rejection: replayed };
  // Without a cookie nobody knows whether this browser has a session: no success is claimed then.
  const known = request.ends === 'named-sessions' || ended.length > 0;
  return { kind: 'answered', ended, leaving: await answerLogout(platform, provider, { message, request, known }) };
}

type Named = Extract<VerifiedLogoutRequest, { ends: 'named-sessions' }>;

const spend = (tx: Db, provider: IdentityProvider, { id, replayableUntil }: Named): Promise<boolean> =>
  spendLogoutRequest(tx, { providerId: provider.id, requestId: id, expiresAt: replayableUntil });

async function meantSessions(
  tx: Db,
  platform: Platform,
  { provider, browser }: LogoutDemand,
  request: VerifiedLogoutRequest,
): Promise<ParticipatingSession[]> {
  const { accountId, id } = provider;
  if (request.ends === 'current-browser-session') {
    const { sessionId, logoutSecret } = browser;
    const logoutHash = logoutSecret === undefined ? null : hashToken(logoutSecret);
    return selectByBrowser(tx, accountId, id, { sessionId, logoutHash });
  }
  const ends = {
    identityProvider: provider.metadata.entityId,
    serviceProvider: spValuesOf(platform.config.publicUrl, id, '').entityId,
  };
  const candidates = await selectByName(tx, accountId, id, nameHashOf(request.nameId));
  return candidates.filter(({ samlSession }) => {
    const session = openSamlSession(platform, id, samlSession);
    return sameName(session.nameId, request.nameId, ends) && isMeant(session, request.sessionIndexes);
  });
}

async function endSession(
  tx: Db,
  platform: Platform,
  { provider, from }: LogoutDemand,
  { accountId, sessionId, userName, userAgent }: ParticipatingSession,
  { ends }: VerifiedLogoutRequest,
): Promise<void> {
  await endSessions(tx, { sessionId });
  await recordAuditEvent(tx, platform, {
    accountId,
    action: 'session.ended_by_logout',
    actor: providerActor(provider, from.ipAddress),
    target: { type: 'session', id: sessionId, name: userName },
    details: { browser: describeBrowser(userAgent), signed: ends === 'named-sessions' },
  });
}
