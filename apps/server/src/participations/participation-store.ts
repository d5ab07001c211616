/** Rows of participations. */
import type { Db } from '../platform/index.ts';
import type { Participation } from './participation.ts';

export async function insertParticipation(db: Db, participation: Participation): Promise<void> {
  await db
    .insertInto('participations')
    .values({
      session_id: participation.sessionId,
      account_id: participation.accountId,
      provider_id: participation.providerId,
      name_hash: participation.nameHash,
      saml_session: participation.samlSession,
      logout_hash: participation.logoutHash,
    })
    .execute();
}

/** Of one session; `null` for one that no identity provider has made. */
export async function findParticipation(db: Db, sessionId: string): Promise<Participation | null> {
  const [found] = await select(db, (query) => query.where('participations.session_id', '=', sessionId));
  return found ?? null;
}

/** A session as the one who ends it writes it down. */
export interface ParticipatingSession extends Participation {
  readonly userId: string;
  readonly userName: string;
  readonly userAgent: string;
}

/** Candidates: those whose NameID has the same value. */
export const selectByName = (db: Db, accountId: string, providerId: string, nameHash: string) =>
  select(db, (query) =>
    query
      .where('participations.account_id', '=', accountId)
      .where('participations.provider_id', '=', providerId)
      .where('participations.name_hash', '=', nameHash),
  );

/** Those of one browser at one provider, by either of its cookies. */
export const selectByBrowser = (
  db: Db,
  accountId: string,
  providerId: string,
  browser: { readonly sessionId: string | null; readonly logoutHash: string | null },
) =>
  select(db, (query) =>
    query
      .where('participations.account_id', '=', accountId)
      .where('participations.provider_id', '=', providerId)
      .where((where) =>
        where.or([
          where('participations.session_id', '=', browser.sessionId ?? ''),
          where('participations.logout_hash', '=', browser.logoutHash ?? ''),
        ]),
      ),
  );

const joined = (db: Db) =>
  db
    .selectFrom('participations')
    .innerJoin('sessions', 'sessions.id', 'participations.session_id')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .selectAll('participations')
    .select(['sessions.user_id', 'sessions.user_agent', 'users.name as user_name']);

async function select(
  db: Db,
  narrow: (query: ReturnType<typeof joined>) => ReturnType<typeof joined>,
): Promise<ParticipatingSession[]> {
  const rows = await narrow(joined(db)).orderBy('participations.session_id').execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    accountId: row.account_id,
    providerId: row.provider_id,
    nameHash: row.name_hash,
    samlSession: row.saml_session,
    logoutHash: row.logout_hash,
    userId: row.user_id,
    userName: row.user_name,
    userAgent: row.user_agent,
  }));
}
