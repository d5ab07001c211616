/** What the dashboard asks first: who is here, and which accounts this session opens. */
import type { CurrentSession } from '@latchkey/contract';
import { isOperator } from '../operators/index.ts';
import { type Platform, Problem } from '../platform/index.ts';
import { selectAccountsOfUser } from './door-store.ts';
import { ageOf, endOf, isOperatorSession, opening } from './session.ts';
import { findSessionWithUser } from './session-store.ts';

export const nobody: CurrentSession = { signedIn: false };

/**
 * A session made by an account's identity provider is told of that account only: whoever runs that provider could make
 * one, and must not learn where else the person belongs.
 * @param sessionId of a living session.
 */
export async function describeSession(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  sessionId: string,
): Promise<CurrentSession> {
  const session = await findSessionWithUser(db, sessionId);
  // It ended between the access check and now.
  if (session === null) throw new Problem('NOT_SIGNED_IN');
  const now = clock.now();
  const all = await selectAccountsOfUser(db, { userId: session.userId, sessionId }, now);
  const accounts = session.method === 'sso' ? all.filter(({ id }) => id === session.accountId) : all;
  return {
    signedIn: true,
    user: { id: session.userId, ...session.user },
    method: session.method,
    operator: isOperatorSession(session) && (await isOperator(db, session.userId)),
    accounts: accounts.map(({ door, ...account }) => {
      const verdict = opening(session, ageOf(session, now), door, now);
      return { ...account, open: verdict === 'open', closedBecause: verdict === 'open' ? null : verdict };
    }),
    expiresAt: endOf(session, session.limits),
    startPath: session.providerId === null ? null : `/saml/${session.providerId}/start`,
  };
}
