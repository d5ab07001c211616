import { expect, it } from 'vitest';
import { readDuration } from './duration.ts';

it.each([
  ['PT1H', 3600],
  ['PT604800S', 604_800],
  ['P1D', 86_400],
  ['P7DT12H30M5.5S', 649_805],
  ['P1Y2M', 365 * 86_400 + 60 * 86_400],
  [' PT5M ', 300],
  ['PT0S', 0],
  ['-PT1H', null],
  ['P', null],
  ['PT', null],
  ['P1DT', null],
  ['1H', null],
  ['PT1H ago', null],
  ['', null],
])('reads %j as %s seconds', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds);
});
