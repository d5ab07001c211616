import { expect, test } from 'vitest';
import { days, hours, minutes } from '../platform/index.ts';
import { afterCheck, type Domain, endsAtOf, graceTime, statusOf } from './domain.ts';

const start = Date.UTC(2026, 0, 1);
const claimed: Domain = {
  accountId: 'acc',
  id: 'dom',
  name: 'example.com',
  token: 't',
  createdAt: start,
  verifiedAt: null,
  missingSince: null,
  lapsedAt: null,
  checkedAt: null,
  checkOutcome: null,
  checkFound: [],
  nextCheckAt: start,
};

type Outcome = Parameters<typeof afterCheck>[1]['outcome'];

/** The domain after a check, and what happened. */
function check(domain: Domain, outcome: Outcome, now: number) {
  const { state, event } = afterCheck(domain, { outcome, found: [] }, now, 0);
  return { domain: { ...domain, ...state }, event };
}

test('it is looked at often at first, then less, then no more', () => {
  const next = (age: number) => {
    const { nextCheckAt } = check(claimed, 'no_such_name', start + age).domain;
    return nextCheckAt === null ? null : nextCheckAt - start - age;
  };
  expect(next(minutes(1))).toBe(minutes(5));
  expect(next(hours(1))).toBe(minutes(30));
  expect(next(days(1))).toBe(hours(6));
  expect(next(days(14))).toBeNull();
});

test('the record verifies it, and it is looked at every day, with a spread', () => {
  const { domain, event } = check(claimed, 'found', start + hours(2));
  expect([event, statusOf(domain), domain.verifiedAt]).toEqual(['verified', 'verified', start + hours(2)]);
  expect(check(domain, 'found', start + days(2)).event).toBeNull();
  const spread = [0, 1].map((jitter) => {
    const { state } = afterCheck(domain, { outcome: 'found', found: [] }, start, jitter);
    return Number(state.nextCheckAt) - start;
  });
  expect(spread).toEqual([hours(24), hours(30)]);
});

test('without its record it counts for a week, and then no more', () => {
  const verified = check(claimed, 'found', start).domain;
  const gone = check(verified, 'no_such_name', start + days(1));
  expect([gone.event, statusOf(gone.domain), endsAtOf(gone.domain)]).toEqual([
    'record_missing',
    'at_risk',
    start + days(1) + graceTime,
  ]);
  const still = check(gone.domain, 'other_value', start + days(7) + hours(23));
  expect([still.event, statusOf(still.domain)]).toEqual([null, 'at_risk']);
  expect(still.domain.nextCheckAt).toBe(start + days(8));
  const over = check(still.domain, 'no_txt_record', start + days(8));
  expect([over.event, statusOf(over.domain), endsAtOf(over.domain)]).toEqual(['unverified', 'lapsed', null]);
  const back = check(over.domain, 'found', start + days(9));
  expect([back.event, statusOf(back.domain)]).toEqual(['verified', 'verified']);
});

test('the record that comes back in time ends the warning', () => {
  const gone = check(check(claimed, 'found', start).domain, 'misplaced', start + days(1)).domain;
  const back = check(gone, 'found', start + days(2));
  expect([back.event, statusOf(back.domain), back.domain.verifiedAt]).toEqual(['record_found', 'verified', start]);
});

test.each(['timeout', 'server_failure', 'refused', 'unreachable'] as const)(
  'silence of the DNS (%s) neither warns nor ends anything, however long',
  (outcome) => {
    const verified = check(claimed, 'found', start).domain;
    const later = check(verified, outcome, start + days(60));
    expect([later.event, statusOf(later.domain), later.domain.checkOutcome]).toEqual([null, 'verified', outcome]);
    const gone = check(verified, 'no_such_name', start + days(1)).domain;
    const silent = check(gone, outcome, start + days(30));
    expect([silent.event, statusOf(silent.domain)]).toEqual([null, 'at_risk']);
    expect(Number(silent.domain.nextCheckAt)).toBe(start + days(30) + hours(6));
    expect(check(silent.domain, 'no_such_name', start + days(30) + hours(6)).event).toBe('unverified');
  },
);
