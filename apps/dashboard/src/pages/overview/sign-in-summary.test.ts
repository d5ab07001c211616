import { describe, expect, it } from 'vitest';
import { dayName, signInSummary } from './sign-in-summary.ts';

describe('signInSummary', () => {
  it('adds up', () => {
    const days = [
      { day: '2026-05-19', succeeded: 4, refused: 1 },
      { day: '2026-05-20', succeeded: 7, refused: 0 },
    ];
    expect(signInSummary(days)).toEqual({ total: 12, sentence: '11 signed in and 1 refused in the last 2 days.' });
  });

  it('says when there is nothing', () => {
    expect(signInSummary([{ day: '2026-05-20', succeeded: 0, refused: 0 }])).toEqual({
      total: 0,
      sentence: 'Nobody has used single sign-on today.',
    });
  });
});

describe('dayName', () => {
  it('does not move with the zone', () => {
    expect(dayName('2026-05-20')).toBe('20 May');
  });
});
