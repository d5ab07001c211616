/** Reads xs:dateTime as SAML uses it (Core 1.3.3). */
import { type Instant, instant } from './verdict.ts';

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;

/**
 * A time without a zone is UTC, which SAML demands (1.3.3); other zones are converted. Fractions beyond milliseconds are cut.
 *
 * @returns `null` for anything else, days that do not exist included.
 */
export function readDateTime(text: string): Instant | null {
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = text.match(DATE_TIME) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month}-${day}`;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const time = Date.parse(`${date}T${hour}:${minute}:${second}.${milliseconds}${zone}`);
  if (Number.isNaN(time)) return null;
  // `Date.parse` lets 30 February roll over into March.
  return new Date(Date.parse(`${date}T00:00:00Z`)).toISOString().startsWith(date) ? instant(time) : null;
}
