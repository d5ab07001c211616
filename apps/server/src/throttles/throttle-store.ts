/** Rows of throttles: counters that all nodes share. */
import type { Db } from '../platform/index.ts';

/** Counts one more in one statement, so that nodes cannot overtake each other. @returns the count so far and when its window began. */
export async function incrementThrottle(
  db: Db,
  key: string,
  now: number,
  windowMilliseconds: number,
): Promise<{ readonly count: number; readonly windowStartedAt: number }> {
  const over = now - windowMilliseconds;
  const row = await db
    .insertInto('throttles')
    .values({ key, count: 1, window_started_at: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((update) => ({
        count: update
          .case()
          .when('throttles.window_started_at', '<=', over)
          .then(1)
          .else(update('throttles.count', '+', 1))
          .end(),
        window_started_at: update
          .case()
          .when('throttles.window_started_at', '<=', over)
          .then(now)
          .else(update.ref('throttles.window_started_at'))
          .end(),
      })),
    )
    .returning(['count', 'window_started_at'])
    .executeTakeFirstOrThrow();
  return { count: row.count, windowStartedAt: row.window_started_at };
}

export async function deleteThrottles(db: Db, keys: readonly string[]): Promise<void> {
  await db.deleteFrom('throttles').where('key', 'in', keys).execute();
}
