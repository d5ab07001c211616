/** Time, passed in so that tests can freeze it. */
import { type Instant, instant } from '@latchkey/saml';

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };
