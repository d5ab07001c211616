/** Ends an attempt with a refusal, and keeps floods out of the records. */
import type { AccessOffer } from '../access-requests/index.ts';
import { minutes, type Origin, type Platform } from '../platform/index.ts';
import {
  type AttemptChange,
  beginAttempt,
  insertAttempt,
  type SignInAttempt,
  updateAttempt,
} from '../sign-in-attempts/index.ts';
import { countAttempt, networkOf } from '../throttles/index.ts';
import type { Refusal } from './refusal.ts';

/** Refused attempts that are written down for one network at one provider. */
const floodGuard = { name: 'sign-in:refused', attempts: 60, windowMilliseconds: minutes(1) };

/** What ends a request of the browser with a page for the person. */
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
  readonly attemptId: string;
  /** Begun by an admin with the Test button: evidence helps more than a page for people. */
  readonly test: boolean;
  /** Begun through a setup link, whose page tells. */
  readonly setup: boolean;
  /** For a stranger: whether they may ask for access. */
  readonly access?: AccessOffer;
}

export interface NewAttempt {
  readonly accountId: string;
  readonly providerId: string;
  readonly origin: SignInAttempt['origin'];
  readonly from: Origin;
}

/** Records an attempt that is over as soon as it is seen. Throws TOO_MANY_ATTEMPTS, and records nothing, in a flood. */
export async function refuseNew(
  platform: Platform,
  { from, ...attempt }: NewAttempt,
  refusal: Refusal,
  change: AttemptChange,
): Promise<Refused> {
  const { db, clock, ids } = platform;
  await countAttempt(platform, { limit: floodGuard, subject: `${attempt.providerId} ${networkOf(from.ipAddress)}` });
  const id = ids.id('att');
  const now = clock.now();
  await insertAttempt(db, { ...beginAttempt({ ...attempt, id }, from, now), ...change, ...refusedNow(refusal, now) });
  return { kind: 'refused', refusal, attemptId: id, test: attempt.origin === 'test', setup: false };
}

/** Ends an attempt that was under way. */
export async function refuseKnown(
  { db, clock }: Platform,
  attempt: {
    readonly accountId: string;
    readonly attemptId: string;
    readonly test: boolean;
    readonly setupLinkId: string | null;
  },
  refusal: Refusal,
  change: AttemptChange,
): Promise<Refused> {
  const { accountId, attemptId, test, setupLinkId } = attempt;
  await updateAttempt(db, accountId, attemptId, { ...change, ...refusedNow(refusal, clock.now()) });
  return { kind: 'refused', refusal, attemptId, test, setup: setupLinkId !== null };
}

export const refusedNow = (refusal: Refusal, now: number) =>
  ({ outcome: 'refused', code: refusal.code, finishedAt: now }) as const satisfies AttemptChange;
