/** Reads xs:dateTime as SAML uses it (Core 1.3.3). */
import { type Instant, instant } from './verdict.ts';

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MINUTE = 60_000;
/** From 1 March of the year 0 to 1970-01-01, and one, as days count from 1. */
const DAYS_BEFORE_1970 = 719_469;

/**
 * A time without a zone is UTC, which SAML demands (1.3.3); other zones are converted. Fractions beyond milliseconds are cut.
 * Character by character, as each message has half a dozen of them and a regular expression takes ten times as long.
 *
 * @returns `null` for anything else, days that do not exist included.
 */
export function readDateTime(text: string): Instant | null {
  const isShaped = is(text, 4, '-') && is(text, 7, '-') && is(text, 10, 'T') && is(text, 13, ':') && is(text, 16, ':');
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  if (!isShaped || year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  const fraction = readFraction(text, 19);
  if (fraction === null) return null;
  const offset = readZone(text, fraction.end);
  if (offset === null) return null;
  const minutes = dayNumber(year, month, day) * 1440 + hour * 60 + minute - offset;
  return instant(minutes * MINUTE + second * 1000 + fraction.milliseconds);
}

/** Days since 1970-01-01, in years that begin with March, so that a leap day is the last of its year. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return y * 365 + leapDays + daysBeforeMonth + day - DAYS_BEFORE_1970;
}

const is = (text: string, index: number, character: string): boolean =>
  text.charCodeAt(index) === character.charCodeAt(0);

/** The number in these columns; -1 where there is none. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

function readFraction(text: string, start: number): { readonly milliseconds: number; readonly end: number } | null {
  if (!is(text, start, '.')) return { milliseconds: 0, end: start };
  let milliseconds = 0;
  let weight = 100;
  let i = start + 1;
  for (; digits(text, i, i + 1) >= 0; i++) {
    if (weight >= 1) milliseconds += digits(text, i, i + 1) * weight;
    weight /= 10;
  }
  return i === start + 1 ? null : { milliseconds, end: i };
}

/** How many minutes the zone is ahead of UTC. */
function readZone(text: string, start: number): number | null {
  if (start === text.length) return 0;
  if (is(text, start, 'Z')) return start + 1 === text.length ? 0 : null;
  const sign = is(text, start, '+') ? 1 : is(text, start, '-') ? -1 : 0;
  const hours = digits(text, start + 1, start + 3);
  const minutes = digits(text, start + 4, start + 6);
  const isWhole = sign !== 0 && is(text, start + 3, ':') && start + 6 === text.length;
  if (!isWhole || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return null;
  return sign * (hours * 60 + minutes);
}
