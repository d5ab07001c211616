import { expect, test } from 'vitest';
import { minutes } from '../platform/index.ts';
import { withServer } from '../testing/people.ts';
import { countAttempt, forgetAttempts, longestWindowMilliseconds } from './throttle.ts';

const limit = { name: 'test', attempts: 3, windowMilliseconds: minutes(10) };

test('attempts above the limit are refused until the window ends', () =>
  withServer(async ({ platform, clock }) => {
    const attempt = () => countAttempt(platform, { limit, subject: 'a' });
    for (let count = 0; count < 3; count += 1) await attempt();
    clock.advance(minutes(9));
    await expect(attempt()).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 60 });
    await expect(attempt()).rejects.toThrow('Wait a minute and try again.');
    await countAttempt(platform, { limit, subject: 'b' });
    clock.advance(minutes(1));
    for (let count = 0; count < 3; count += 1) await attempt();
    await expect(attempt()).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 600 });
  }));

test('parallel attempts are counted one by one', () =>
  withServer(async ({ platform }) => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => countAttempt(platform, { limit, subject: 'a' })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(3);
  }));

test('a success forgets; what was counted is kept as a hash', () =>
  withServer(async ({ platform }) => {
    const attempt = { limit, subject: 'my secret in the wrong field' };
    for (let count = 0; count < 3; count += 1) await countAttempt(platform, attempt);
    expect(JSON.stringify(await platform.db.selectFrom('throttles').selectAll().execute())).not.toContain('secret');
    await forgetAttempts(platform, attempt);
    await countAttempt(platform, attempt);
    expect(await platform.db.selectFrom('throttles').select('count').execute()).toEqual([{ count: 1 }]);
  }));

test('no limit outlasts the time for which counters are kept', () => {
  expect(longestWindowMilliseconds).toBeGreaterThanOrEqual(limit.windowMilliseconds);
});
