import { describe, expect, test } from 'vitest';
import { describeBrowser } from './describe-browser.ts';
import { type Door, endOf, idleLimit, isAlive, isWithin, opening, pauseOf, sessionLifetime } from './session.ts';

describe('which accounts a session opens', () => {
  const age = { since: 1_000, pause: 0 };
  const account = (signInPolicy: 'mixed' | 'enforced'): Door => ({
    id: 'acc_a',
    signInPolicy,
    suspended: false,
    closed: false,
    limits: { idle: null, lifetime: null },
  });

  test.each([
    ['password', null, 'mixed', 'open'],
    ['password', null, 'enforced', 'sso_required'],
    ['sso', 'acc_a', 'mixed', 'open'],
    ['sso', 'acc_a', 'enforced', 'open'],
    ['sso', 'acc_b', 'mixed', 'other_account'],
    ['sso', 'acc_b', 'enforced', 'other_account'],
    ['recovery', 'acc_a', 'enforced', 'open'],
    ['recovery', 'acc_b', 'mixed', 'other_account'],
  ] as const)('%s of %s on a %s account: %s', (method, accountId, policy, verdict) => {
    const session = { method, accountId };
    expect(opening(session, age, account(policy), 2_000)).toBe(verdict);
    expect(opening(session, age, { ...account(policy), suspended: true }, 2_000)).toBe('suspended');
    const over = verdict === 'open' ? 'sign_in_again' : verdict;
    expect(opening(session, age, { ...account(policy), closed: true }, 2_000)).toBe(over);
    const short = { ...account(policy), limits: { idle: null, lifetime: 1_000 } };
    expect(opening(session, age, short, 1_999)).toBe(verdict);
    expect(opening(session, age, short, 2_000)).toBe(over);
  });
});

test('a session ends at its end, or when nobody has used it for the idle time', () => {
  const session = { expiresAt: 1_000 + sessionLifetime.password, lastSeenAt: 1_000 };
  expect(isAlive(session, 1_000 + idleLimit - 1)).toBe(true);
  expect(isAlive(session, 1_000 + idleLimit)).toBe(false);
  const busy = { ...session, lastSeenAt: session.expiresAt - 1 };
  expect(isAlive(busy, session.expiresAt - 1)).toBe(true);
  expect(isAlive(busy, session.expiresAt)).toBe(false);
});

test('an account may want sessions to be shorter', () => {
  const limits = { idle: 600, lifetime: 3_600 };
  expect(isWithin({ since: 0, pause: 599 }, limits, 3_599)).toBe(true);
  expect(isWithin({ since: 0, pause: 600 }, limits, 3_599)).toBe(false);
  expect(isWithin({ since: 0, pause: 599 }, limits, 3_600)).toBe(false);
  expect(isWithin({ since: 0, pause: 9_999 }, { idle: null, lifetime: null }, 9_999)).toBe(true);
  expect(pauseOf({ lastSeenAt: 100, longestPause: 50 }, 120)).toBe(50);
  expect(pauseOf({ lastSeenAt: 100, longestPause: 50 }, 170)).toBe(70);
  const session = { expiresAt: 5_000, createdAt: 100, authenticatedAt: 200 };
  expect(endOf(session, limits)).toBe(3_800);
  expect(endOf(session, { idle: null, lifetime: 9_000 })).toBe(5_000);
  expect(endOf(session, null)).toBe(5_000);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/139.0 Safari/537.36', 'Chrome on Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/139.0 Safari/537.36 Edg/139.0', 'Edge on Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.5 Safari/605.1.15', 'Safari on macOS'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1', 'Safari on iOS'],
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/139.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['curl/8.9.1', 'curl'],
  ['', 'Unknown browser'],
])('%s is %s', (userAgent, words) => {
  expect(describeBrowser(userAgent)).toBe(words);
});
