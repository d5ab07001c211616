/** Times as people read them, and exactly. */

const day = 86_400;
const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number, from: number])[] = [
  ['year', 365 * day, 730 * day],
  // Days are exact for longer than months are: "in 41 days" is what one plans with.
  ['month', 30 * day, 60 * day],
  ['day', day, day],
  ['hour', 3_600, 3_600],
  ['minute', 60, 60],
];

/** e.g. `2 minutes ago`, `in 41 days`, `just now`. Both in milliseconds since the Unix epoch. */
export function relativeTime(at: number, now: number): string {
  // What has just happened may lie ahead by the difference of two clocks.
  if (Math.abs(at - now) < 5_000) return 'just now';
  // A lifetime that has just begun counts as whole: seven days less a second are seven days.
  const seconds = at > now ? Math.ceil((at - now) / 60_000) * 60 : (at - now) / 1000;
  const step = steps.find(([, , from]) => Math.abs(seconds) >= from);
  if (step === undefined) return 'just now';
  const [unit, size] = step;
  const count = Math.trunc(seconds / size);
  return new Intl.RelativeTimeFormat('en', { numeric: unit === 'day' ? 'auto' : 'always' }).format(count, unit);
}

/** Date, time to the second and zone, in the browser's zone unless one is given. */
export function exactTime(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(at);
}
