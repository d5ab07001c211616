import { describe, expect, it } from 'vitest';
import { readDateTime } from './date-time.ts';

describe('readDateTime', () => {
  it.each([
    '2026-12-07T09:30:02Z',
    '2026-12-07T09:30:02.5Z',
    '2026-12-07T09:30:02.872Z',
    '2024-02-29T23:59:59.999Z',
    '2000-02-29T00:00:00Z',
    '0099-01-01T00:00:00Z',
    '2026-12-07T09:30:02+01:00',
    '2026-12-07T09:30:02.25-11:30',
  ])('agrees with the engine about %s', (text) => {
    expect(readDateTime(text)).toBe(Date.parse(text));
  });

  it('takes a time without a zone for UTC and cuts what is finer than a millisecond', () => {
    expect(readDateTime('2026-12-07T09:30:02')).toBe(Date.parse('2026-12-07T09:30:02Z'));
    expect(readDateTime('2026-12-07T09:30:02.8729999Z')).toBe(Date.parse('2026-12-07T09:30:02.872Z'));
  });

  it.each([
    '',
    ' 2026-12-07T09:30:02Z',
    '2026-12-07T09:30:02Z ',
    '2026-12-07 09:30:02Z',
    '2026-12-07T09:30Z',
    '2026-12-07',
    '2026-13-07T09:30:02Z',
    '2026-00-07T09:30:02Z',
    '2025-02-29T09:30:02Z',
    '1900-02-29T09:30:02Z',
    '2026-04-31T09:30:02Z',
    '2026-12-00T09:30:02Z',
    '2026-12-07T24:00:00Z',
    '2026-12-07T09:60:02Z',
    '2026-12-07T09:30:60Z',
    '2026-12-07T09:30:02.Z',
    '2026-12-07T09:30:02z',
    '2026-12-07T09:30:02+1:00',
    '2026-12-07T09:30:02+15:00',
    '2026-12-07T09:30:02+01:00Z',
    '2026-12-07T09:30:0xZ',
    '-2026-12-07T09:30:02Z',
    '1796635802',
    'never',
  ])('refuses %j', (text) => {
    expect(readDateTime(text)).toBeNull();
  });
});
