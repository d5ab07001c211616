/** Comparing the identity provider's times with ours: how far apart, and in words. */
import type { Instant } from '../verdict.ts';

export const iso = (time: Instant): string => new Date(time).toISOString();

/** By how many seconds `time` is after `now`; negative where it is before. */
export const secondsAfter = (time: Instant, now: Instant): number => (time - now) / 1000;

/** Such as "2 s before our clock". */
export function relativeTo(time: Instant, now: Instant): string {
  const seconds = secondsAfter(time, now);
  return `${Math.abs(seconds)} s ${seconds > 0 ? 'after' : 'before'} our clock`;
}

export interface Window {
  readonly notBefore: Instant | null;
  readonly notOnOrAfter: Instant | null;
}

/** How far outside a window we are, the allowed skew already given: `null` where we are inside. */
export function outside(
  window: Window,
  now: Instant,
  skewSeconds: number,
): { readonly kind: 'early' | 'late'; readonly bySeconds: number } | null {
  const { notBefore, notOnOrAfter } = window;
  if (notBefore !== null && secondsAfter(notBefore, now) > skewSeconds) {
    return { kind: 'early', bySeconds: secondsAfter(notBefore, now) };
  }
  if (notOnOrAfter !== null && secondsAfter(notOnOrAfter, now) <= -skewSeconds) {
    return { kind: 'late', bySeconds: -secondsAfter(notOnOrAfter, now) };
  }
  return null;
}
