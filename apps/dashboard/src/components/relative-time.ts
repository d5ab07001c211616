/** Times as people read them, and exactly. */

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** e.g. `2 minutes ago`, `in 41 days`, `just now`. Both in milliseconds since the Unix epoch. */
export function relativeTime(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const distance = Math.abs(seconds);
  const step = steps.find(([unit, size]) => distance >= size && !(unit === 'week' && distance < 14 * 86_400));
  if (step === undefined) return seconds > 0 ? 'in a moment' : 'just now';
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
