/** Time, passed in so that tests can freeze it. */
import { type Instant, instant } from '@latchkey/saml';

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };

/** ISO 8601 in UTC with milliseconds, as the state keeps times. */
export const isoTime = (at: Instant): string => new Date(at).toISOString();

/** The same moment so many calendar years later. */
export function addYears(at: Instant, years: number): Instant {
  const date = new Date(at);
  return instant(date.setUTCFullYear(date.getUTCFullYear() + years));
}
