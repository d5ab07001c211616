import { describe, expect, it } from 'vitest';
import { exactTime, relativeTime } from './relative-time.ts';

const now = Date.UTC(2026, 4, 20, 12, 0, 0);
const second = 1000;
const day = 86_400 * second;

describe('relativeTime', () => {
  it.each([
    [0, 'just now'],
    [-59 * second, 'just now'],
    [2 * second, 'just now'],
    [30 * second, 'in 1 minute'],
    [7 * day - 5 * second, 'in 7 days'],
    [-60 * second, '1 minute ago'],
    [-119 * second, '1 minute ago'],
    [-120 * second, '2 minutes ago'],
    [-2 * 3600 * second, '2 hours ago'],
    [-day, 'yesterday'],
    [day, 'tomorrow'],
    [-13 * day, '13 days ago'],
    [-59 * day, '59 days ago'],
    [-60 * day, '2 months ago'],
    [41 * day, 'in 41 days'],
    [-800 * day, '2 years ago'],
  ])('%d ms away is %s', (difference, words) => {
    expect(relativeTime(now + difference, now)).toBe(words);
  });
});

describe('exactTime', () => {
  it('names the zone', () => {
    expect(exactTime(now, 'UTC')).toBe('20 May 2026, 12:00:00 UTC');
  });
});
