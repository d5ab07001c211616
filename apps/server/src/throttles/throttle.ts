/** Limits on guessing: how often something may be tried in a stretch of time, over all nodes. */
import { hashToken, minutes, type Platform, Problem } from '../platform/index.ts';
import { deleteThrottles, incrementThrottle } from './throttle-store.ts';

export interface Limit {
  /** What is counted, e.g. `password:email`. */
  readonly name: string;
  readonly attempts: number;
  readonly windowMilliseconds: number;
}

/** The longest window of any limit: counters that began before it count nothing any more. */
export const longestWindowMilliseconds = minutes(60);

export interface Attempt {
  readonly limit: Limit;
  /** Whose attempts: an e-mail, an address. Kept as a hash: people type secrets into the wrong field. */
  readonly subject: string;
}

const keyOf = ({ limit, subject }: Attempt): string => `${limit.name}:${hashToken(subject)}`;

/** Counts an attempt before it is made, so that parallel guesses count too. Throws TOO_MANY_ATTEMPTS above the limit. */
export async function countAttempt({ db, clock }: Platform, ...attempts: readonly Attempt[]): Promise<void> {
  for (const attempt of attempts) {
    const { limit } = attempt;
    const now = clock.now();
    const { count, windowStartedAt } = await incrementThrottle(db, keyOf(attempt), now, limit.windowMilliseconds);
    if (count > limit.attempts) throw tooMany(windowStartedAt + limit.windowMilliseconds - now);
  }
}

/** Forgets attempts after a success. */
export async function forgetAttempts({ db }: Platform, ...attempts: readonly Attempt[]): Promise<void> {
  await deleteThrottles(db, attempts.map(keyOf));
}

function tooMany(milliseconds: number): Problem {
  const wait = Math.max(1, Math.ceil(milliseconds / minutes(1)));
  return new Problem('TOO_MANY_ATTEMPTS', {
    message: `Too many attempts. Wait ${wait === 1 ? 'a minute' : `${wait} minutes`} and try again.`,
    retryAfterSeconds: Math.ceil(milliseconds / 1000),
  });
}
