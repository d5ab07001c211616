/** The days of the chart in words. */
import type { Overview } from '@latchkey/contract';

export interface SignInSummary {
  readonly total: number;
  readonly sentence: string;
}

export function signInSummary(days: Overview['signIns']): SignInSummary {
  const succeeded = days.reduce((sum, day) => sum + day.succeeded, 0);
  const refused = days.reduce((sum, day) => sum + day.refused, 0);
  const span = days.length === 1 ? 'today' : `in the last ${days.length} days`;
  if (succeeded + refused === 0) return { total: 0, sentence: `Nobody has used single sign-on ${span}.` };
  return { total: succeeded + refused, sentence: `${succeeded} signed in and ${refused} refused ${span}.` };
}

/** `2026-05-20` as `20 May`. The day is one of UTC, and stays it. */
export function dayName(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(time);
}
