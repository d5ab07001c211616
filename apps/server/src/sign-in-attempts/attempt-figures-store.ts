/** Figures made from attempts, for the overview and the providers' pages. */
import { sql } from 'kysely';
import type { Db } from '../platform/index.ts';
import { type AttemptCode, codesThatSpareTheSetUp, successfulOutcomes, undecidedOutcomes } from './sign-in-attempt.ts';

const millisecondsADay = 86_400_000;

/** The day since the epoch, in UTC: whole numbers divide to whole numbers in SQLite and PostgreSQL alike. */
const dayNumber = sql<number>`started_at / ${sql.lit(millisecondsADay)}`;

export interface DayCount {
  /** YYYY-MM-DD in UTC. */
  readonly day: string;
  readonly succeeded: number;
  readonly refused: number;
}

/** Days with at least one finished attempt, oldest first. */
export async function countByDay(db: Db, accountId: string, since: number): Promise<DayCount[]> {
  const rows = await db
    .selectFrom('sign_in_attempts')
    .select(({ fn }) => [dayNumber.as('day'), 'outcome', fn.countAll<number>().as('count')])
    .where('account_id', '=', accountId)
    .where('started_at', '>=', since)
    .where('outcome', 'in', [...successfulOutcomes, 'refused'])
    .groupBy([dayNumber, 'outcome'])
    .execute();
  const days = new Map<number, { succeeded: number; refused: number }>();
  for (const row of rows) {
    const count = days.get(Number(row.day)) ?? { succeeded: 0, refused: 0 };
    count[row.outcome === 'refused' ? 'refused' : 'succeeded'] += Number(row.count);
    days.set(Number(row.day), count);
  }
  return [...days].sort(([one], [other]) => one - other).map(([day, count]) => ({ day: dayOf(day), ...count }));
}

const dayOf = (number: number): string => new Date(number * millisecondsADay).toISOString().slice(0, 10);

export interface ProviderFigures {
  /** Sign-ins of the last 7 days in UTC, today last. */
  readonly signInsByDay: readonly number[];
  readonly lastSignInAt: number | null;
}

const noSignIns: ProviderFigures = { signInsByDay: Array.from({ length: 7 }, () => 0), lastSignInAt: null };

/** The figures of each provider that somebody has ever signed in through; see {@link figuresOf} for the others. */
export async function countSignIns(
  db: Db,
  accountId: string,
  now: number,
): Promise<ReadonlyMap<string, ProviderFigures>> {
  const today = Math.floor(now / millisecondsADay);
  const [counts, latest] = await Promise.all([
    db
      .selectFrom('sign_in_attempts')
      .select(({ fn }) => ['provider_id', dayNumber.as('day'), fn.countAll<number>().as('count')])
      .where('account_id', '=', accountId)
      .where('started_at', '>=', (today - 6) * millisecondsADay)
      .where('outcome', 'in', successfulOutcomes)
      .groupBy(['provider_id', dayNumber])
      .execute(),
    db
      .selectFrom('identity_providers')
      .select((provider) => [
        'id',
        provider
          .selectFrom('sign_in_attempts')
          .select('started_at')
          .whereRef('sign_in_attempts.account_id', '=', 'identity_providers.account_id')
          .whereRef('sign_in_attempts.provider_id', '=', 'identity_providers.id')
          .where('outcome', 'in', successfulOutcomes)
          .orderBy('started_at', 'desc')
          .limit(1)
          .as('last_sign_in_at'),
      ])
      .where('account_id', '=', accountId)
      .execute(),
  ]);
  return new Map(
    latest.map(({ id, last_sign_in_at: lastSignInAt }) => {
      const signInsByDay = Array.from({ length: 7 }, (_, index) => {
        const day = today - 6 + index;
        return Number(counts.find((row) => row.provider_id === id && Number(row.day) === day)?.count ?? 0);
      });
      return [id, { signInsByDay, lastSignInAt }];
    }),
  );
}

export const figuresOf = (figures: ReadonlyMap<string, ProviderFigures>, providerId: string): ProviderFigures =>
  figures.get(providerId) ?? noSignIns;

export interface LatestAttempt {
  readonly providerId: string;
  readonly attemptId: string;
  readonly refused: boolean;
  /** Why, when refused. */
  readonly code: AttemptCode | null;
  readonly at: number;
}

/** Of each provider the last attempt that tells whether its set-up works. */
export async function latestFinishedByProvider(db: Db, accountId: string): Promise<LatestAttempt[]> {
  const rows = await db
    .selectFrom('identity_providers')
    .innerJoin('sign_in_attempts', (join) =>
      join
        .onRef('sign_in_attempts.account_id', '=', 'identity_providers.account_id')
        .on('sign_in_attempts.id', '=', ({ selectFrom }) =>
          selectFrom('sign_in_attempts as latest')
            .select('latest.id')
            .whereRef('latest.account_id', '=', 'identity_providers.account_id')
            .whereRef('latest.provider_id', '=', 'identity_providers.id')
            .where('latest.outcome', 'not in', undecidedOutcomes)
            .where(({ eb, or }) =>
              or([eb('latest.code', 'is', null), eb('latest.code', 'not in', codesThatSpareTheSetUp)]),
            )
            .orderBy('latest.started_at', 'desc')
            .orderBy('latest.id', 'desc')
            .limit(1),
        ),
    )
    .select(['sign_in_attempts.provider_id', 'sign_in_attempts.id', 'outcome', 'code', 'finished_at', 'started_at'])
    .where('identity_providers.account_id', '=', accountId)
    .execute();
  return rows.map((row) => ({
    providerId: row.provider_id,
    attemptId: row.id,
    refused: row.outcome === 'refused',
    // The cast: codes are written by this concept only, from this very type.
    code: row.code as AttemptCode | null,
    at: row.finished_at ?? row.started_at,
  }));
}
