/** A time as messages write it: readers are anywhere, so the zone is named. */

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** e.g. `14 December 2026 at 09:30 UTC`. */
export const mailTime = (at: number): string => `${format.format(at)} UTC`;
