/** The gate: who is calling, and whether their session opens the account that they ask for. */
import { isOperator } from '../operators/index.ts';
import { type Gate, hashToken, type Platform, Problem } from '../platform/index.ts';
import { isAlive, isOperatorSession, lastSeenPrecision, opening } from './session.ts';
import { findMembership, findSessionByTokenHash, touchSession } from './session-store.ts';

export function createGate({ db, clock }: Platform): Gate {
  return {
    async identify(token) {
      if (token === undefined || token === '') return null;
      const session = await findSessionByTokenHash(db, hashToken(token));
      const now = clock.now();
      if (session === null || !isAlive(session, now)) return null;
      if (now - session.lastSeenAt >= lastSeenPrecision) await touchSession(db, session.id, now);
      return {
        sessionId: session.id,
        userId: session.userId,
        userName: session.user.name,
        userEmail: session.user.email,
        method: session.method,
        accountId: session.accountId,
        providerId: session.providerId,
        signedInAt: session.createdAt,
      };
    },

    async operates(caller) {
      return isOperatorSession(caller) && (await isOperator(db, caller.userId));
    },

    async enter(caller, accountId) {
      const found = await findMembership(db, accountId, caller.userId, clock.now());
      // Whoever is not a member cannot tell an account of others from one that does not exist.
      if (found === null) throw new Problem('NOT_FOUND');
      const verdict = opening(caller, { id: accountId, ...found });
      if (verdict === 'suspended') throw new Problem('SUSPENDED');
      if (verdict === 'other_account') throw new Problem('SESSION_OPENS_OTHER_ACCOUNT');
      if (verdict === 'sso_required') throw new Problem('SSO_REQUIRED');
      return found.membership;
    },
  };
}
