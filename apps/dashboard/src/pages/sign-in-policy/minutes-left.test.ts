import { expect, it } from 'vitest';
import { minutesLeft } from './minutes-left.ts';

it('counts a begun minute, and stops at zero', () => {
  expect(minutesLeft(60 * 60_000, 0)).toBe(60);
  expect(minutesLeft(60 * 60_000, 1)).toBe(60);
  expect(minutesLeft(60 * 60_000, 60_000)).toBe(59);
  expect(minutesLeft(1_000, 999)).toBe(1);
  expect(minutesLeft(1_000, 1_000)).toBe(0);
  expect(minutesLeft(1_000, 9_000)).toBe(0);
});
