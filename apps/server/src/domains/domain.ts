/** A domain that an account has claimed: how it is proved, when it is looked at again, and when it stops counting. */
import type { DomainCheckOutcome, DomainStatus } from '@latchkey/contract';
import { days, hours, minutes } from '../platform/index.ts';
import { challengeLabel } from './domain-name.ts';

export interface Domain {
  readonly accountId: string;
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly createdAt: number;
  readonly verifiedAt: number | null;
  /** Since when the record of a verified domain is gone. */
  readonly missingSince: number | null;
  readonly lapsedAt: number | null;
  readonly checkedAt: number | null;
  readonly checkOutcome: DomainCheckOutcome | null;
  readonly checkFound: readonly string[];
  readonly nextCheckAt: number | null;
}

/** What a check changes. */
export type DomainState = Pick<
  Domain,
  'verifiedAt' | 'missingSince' | 'lapsedAt' | 'checkedAt' | 'checkOutcome' | 'checkFound' | 'nextCheckAt'
>;

export const recordNameOf = (name: string): string => `${challengeLabel}.${name}`;
export const recordValueOf = (token: string): string => `latchkey-domain-verification=${token}`;

/** For so long a verified domain counts without its record: a mistake in the DNS must not lock people out at once. */
export const graceTime = days(7);
export const mostDomains = 100;

/** How soon a domain that is not proved yet is looked at again: often while somebody waits, and then less. */
const patience = [
  { until: hours(1), every: minutes(5) },
  { until: days(1), every: minutes(30) },
  { until: days(14), every: hours(6) },
];
const everyVerified = days(1);
const everyAtRisk = hours(6);

/** Outcomes that say that the record is not there. The others say that nobody answered, which is no fault of the domain. */
const absent: readonly DomainCheckOutcome[] = ['no_such_name', 'no_txt_record', 'other_value', 'misplaced'];

export function statusOf({ verifiedAt, missingSince, lapsedAt }: Domain): DomainStatus {
  if (verifiedAt !== null) return missingSince === null ? 'verified' : 'at_risk';
  return lapsedAt === null ? 'pending' : 'lapsed';
}

export const endsAtOf = ({ verifiedAt, missingSince }: Domain): number | null =>
  verifiedAt !== null && missingSince !== null ? missingSince + graceTime : null;

/** What happened to the domain, beyond another look at it. */
export type DomainEvent = 'verified' | 'record_missing' | 'record_found' | 'unverified';

export interface Finding {
  readonly outcome: DomainCheckOutcome;
  readonly found: readonly string[];
}

/** @param jitter from 0 to 1, so that domains that were verified together are not looked at together for ever. */
export function afterCheck(
  domain: Domain,
  { outcome, found }: Finding,
  now: number,
  jitter: number,
): { readonly state: DomainState; readonly event: DomainEvent | null } {
  const seen = { checkedAt: now, checkOutcome: outcome, checkFound: found };
  const { verifiedAt, missingSince, lapsedAt } = domain;
  if (outcome === 'found') {
    const event = verifiedAt === null ? 'verified' : missingSince === null ? null : 'record_found';
    const nextCheckAt = now + Math.round(everyVerified * (1 + jitter / 4));
    return {
      state: { ...seen, verifiedAt: verifiedAt ?? now, missingSince: null, lapsedAt: null, nextCheckAt },
      event,
    };
  }
  if (verifiedAt === null) {
    return { state: { ...seen, verifiedAt, missingSince, lapsedAt, nextCheckAt: nextTry(domain, now) }, event: null };
  }
  const since = absent.includes(outcome) ? (missingSince ?? now) : missingSince;
  // Only an answer can end it: who hears nothing from the DNS knows nothing about the domain.
  if (since !== null && absent.includes(outcome) && now >= since + graceTime) {
    const state = { ...seen, verifiedAt: null, missingSince: null, lapsedAt: now, nextCheckAt: now + everyAtRisk };
    return { state, event: 'unverified' };
  }
  const event = missingSince === null && since !== null ? 'record_missing' : null;
  // The look that ends it comes when the grace time does, not up to six hours later.
  const nextCheckAt = since === null ? now + everyAtRisk : Math.min(now + everyAtRisk, lastLook(since, now));
  return { state: { ...seen, verifiedAt, missingSince: since, lapsedAt, nextCheckAt }, event };
}

const lastLook = (since: number, now: number): number =>
  now < since + graceTime ? since + graceTime : Number.POSITIVE_INFINITY;

/** Counted from when it was claimed, or lost. */
function nextTry({ createdAt, lapsedAt }: Domain, now: number): number | null {
  const age = now - (lapsedAt ?? createdAt);
  const stage = patience.find(({ until }) => age < until);
  return stage === undefined ? null : now + stage.every;
}
