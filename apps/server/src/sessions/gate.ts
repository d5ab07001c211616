/** The gate: who is calling, and whether their session opens the account that they ask for. */
import { isOperator } from '../operators/index.ts';
import { type Gate, hashToken, type Platform, Problem } from '../platform/index.ts';
import { findMembership } from './door-store.ts';
import {
  ageOf,
  isAlive,
  isOperatorSession,
  isWithin,
  lastSeenPrecision,
  opening,
  pauseOf,
  recentSignIn,
} from './session.ts';
import { findSessionByTokenHash, touchSession } from './session-store.ts';

export function createGate({ db, clock }: Platform): Gate {
  return {
    async identify(token, _origin, use = 'active') {
      if (token === undefined || token === '') return null;
      const session = await findSessionByTokenHash(db, hashToken(token));
      const now = clock.now();
      if (session === null || !isAlive(session, now)) return null;
      // A session of one account has ended when that account says so; one of several goes on opening the others.
      if (session.limits !== null && !isWithin(ageOf(session, now), session.limits, now)) return null;
      const pause = pauseOf(session, now);
      const touch = use === 'active' && now - session.lastSeenAt >= lastSeenPrecision;
      if (touch) await touchSession(db, session.id, { now, pause });
      return {
        sessionId: session.id,
        userId: session.userId,
        userName: session.user.name,
        userEmail: session.user.email,
        method: session.method,
        accountId: session.accountId,
        providerId: session.providerId,
        signedInAt: session.createdAt,
        authenticatedAt: session.authenticatedAt,
        pause,
      };
    },

    async operates(caller) {
      return isOperatorSession(caller) && (await isOperator(db, caller.userId));
    },

    async enter(caller, accountId) {
      const now = clock.now();
      const found = await findMembership(db, { accountId, userId: caller.userId, sessionId: caller.sessionId }, now);
      // Whoever is not a member cannot tell an account of others from one that does not exist.
      if (found === null) throw new Problem('NOT_FOUND');
      const age = { since: Math.max(caller.signedInAt, caller.authenticatedAt), pause: caller.pause };
      const verdict = opening(caller, age, found.door, now);
      if (verdict === 'suspended') throw new Problem('SUSPENDED');
      if (verdict === 'other_account') throw new Problem('SESSION_OPENS_OTHER_ACCOUNT');
      if (verdict === 'sso_required') throw new Problem('SSO_REQUIRED');
      if (verdict === 'sign_in_again') throw new Problem('SESSION_OVER');
      return found.membership;
    },

    isRecent: ({ authenticatedAt }) => clock.now() < authenticatedAt + recentSignIn,
  };
}
