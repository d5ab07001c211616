/** Throttles: the one door. */
export { networkOf } from './network.ts';
export { type Attempt, countAttempt, forgetAttempts, type Limit, longestWindowMilliseconds } from './throttle.ts';
