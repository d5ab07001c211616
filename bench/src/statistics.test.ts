import { expect, it } from 'vitest';
import { timesTheFloor } from './measure-verify.ts';
import { median, quartiles, randomFrom, shuffled } from './statistics.ts';

it('the median is the middle value, or between the two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(quartiles([5, 1, 2, 3, 4])).toEqual([2, 4]);
});

it('the cost is compared within a round', () => {
  const row = new Map([
    ['floor', [10, 20, 40]],
    ['latchkey', [20, 60, 80]],
  ] as const);
  expect(timesTheFloor(row, 'latchkey')).toBe(2);
  expect(timesTheFloor(row, 'samlify')).toBeNull();
});

it('a shuffle keeps every value and is the same for the same seed', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8];
  const mixed = shuffled(values, randomFrom(7));
  expect(mixed).not.toEqual(values);
  expect(mixed.toSorted()).toEqual(values);
  expect(shuffled(values, randomFrom(7))).toEqual(mixed);
});
