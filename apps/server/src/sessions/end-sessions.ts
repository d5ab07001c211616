/** Ends sessions: they are gone at the next request, on every node. */
import type { Db } from '../platform/index.ts';
import { deleteSessions, type SessionFilter } from './session-store.ts';

/** Ends the sessions that match every given field. At least one field must say whose. @returns how many. */
export async function endSessions(db: Db, filter: SessionFilter): Promise<number> {
  const { sessionId, accountId, providerId, userId } = filter;
  if ([sessionId, accountId, providerId, userId].every((field) => field === undefined)) {
    throw new TypeError('endSessions needs a session, an account, a provider or a user.');
  }
  return deleteSessions(db, filter);
}
