/** Throttles: the one door. */
export { type Attempt, countAttempt, forgetAttempts, type Limit, longestWindowMilliseconds } from './throttle.ts';
