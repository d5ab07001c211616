/** Times as people read them: UTC, and how far from now. */
import type { Instant } from '@latchkey/saml';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The Gregorian mean. */
const YEAR = 365.2425 * DAY;

/** Each unit from where on it reads better than the smaller one. */
const units: readonly (readonly [name: string, size: number, from: number])[] = [
  ['year', YEAR, 2 * YEAR],
  ['month', YEAR / 12, YEAR / 6],
  ['day', DAY, 2 * DAY],
  ['hour', HOUR, 2 * HOUR],
  ['minute', MINUTE, 2 * MINUTE],
  ['second', SECOND, SECOND],
];

/** `2026-12-07 09:30:00 UTC`. */
export const timeText = (time: Instant): string => `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** `2 minutes ago`, `in 3 hours`, `now`. Rounded down. */
export function distance(time: Instant, now: Instant): string {
  const gap = Math.abs(time - now);
  const unit = units.find(([, , from]) => gap >= from);
  if (unit === undefined) return 'now';
  const [name, size] = unit;
  const count = Math.floor(gap / size);
  const text = `${count} ${name}${count === 1 ? '' : 's'}`;
  return time > now ? `in ${text}` : `${text} ago`;
}

/** `2026-12-07 09:30:00 UTC (2 minutes ago)`. */
export const timeWithDistance = (time: Instant, now: Instant): string => `${timeText(time)} (${distance(time, now)})`;

/** For JSON: ISO 8601. */
export const isoTime = (time: Instant | null): string | null => (time === null ? null : new Date(time).toISOString());
