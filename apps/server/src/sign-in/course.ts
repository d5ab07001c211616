/** One run of the end of a sign-in: what its steps share, and what can come of it. */
import type { IdentityProvider, ProviderAccount } from '../identity-providers/index.ts';
import type { Actor, Caller, Db, Origin } from '../platform/index.ts';
import type { KnownPeople, OpenedSession } from '../sessions/index.ts';
import { type AttemptChange, emptyDetail, findAttempt, updateAttempt } from '../sign-in-attempts/index.ts';
import { presentRefusal, type Refusal } from './refusal.ts';
import { type Refused, refusedNow } from './refuse.ts';
import type { SignInCompletion } from './sign-in-request.ts';
import { continueTrace, type Findings } from './trace.ts';

export interface Course {
  readonly completion: SignInCompletion;
  readonly provider: IdentityProvider;
  readonly account: ProviderAccount;
  /** Who is signed in in this browser. */
  readonly caller: Caller | null;
  /** Who has signed in in this browser before. */
  readonly known: KnownPeople;
  /** The secret of this browser. */
  readonly ownSecret: string;
  readonly from: Origin;
  readonly now: number;
  /** Writes into the attempt what has been found out. */
  readonly note: (findings: Findings, change: Omit<AttemptChange, 'detail'>, refusal?: Refusal) => Promise<void>;
}

export type Completed =
  | { readonly kind: 'signed_in'; readonly session: OpenedSession; readonly returnTo: string }
  /** `token`: for the cookie that holds the offer. */
  | { readonly kind: 'join_offered'; readonly token: string }
  /** The browser would become somebody else's: the person says whether that is meant. `instead`: who is signed in there. */
  | { readonly kind: 'consent_asked'; readonly code: string; readonly who: string; readonly instead: string | null }
  /** A test that leaves the admin's session alone: the attempt tells how it went. */
  | { readonly kind: 'tested'; readonly attemptId: string }
  /** The test of a setup link has passed: its page tells. */
  | { readonly kind: 'setup_tested' }
  /** The code is unknown, used, or too old. */
  | { readonly kind: 'gone' }
  | Refused;

/** @returns the function that writes into the attempt of a completion. */
export async function notebook(tx: Db, { accountId, attemptId }: SignInCompletion): Promise<Course['note']> {
  const detail = (await findAttempt(tx, accountId, attemptId))?.detail ?? emptyDetail;
  return (findings, change, refusal) =>
    updateAttempt(tx, accountId, attemptId, {
      ...change,
      detail: {
        ...detail,
        checks: continueTrace(detail.checks, findings),
        rejection: refusal === undefined ? detail.rejection : presentRefusal(refusal),
      },
    });
}

export async function refuseCourse(course: Course, refusal: Refusal, findings: Findings): Promise<Refused> {
  const { attemptId, test, setupLinkId } = course.completion;
  await course.note(findings, refusedNow(refusal, course.now), refusal);
  return { kind: 'refused', refusal, attemptId, test, setup: setupLinkId !== null };
}

/** Nobody began an answer that nobody asked for. */
export const browserPassed = ({ completion }: Course): Findings => ({
  same_browser: { outcome: completion.browserHash === null ? 'not_applicable' : 'passed' },
});

/** The person, as audit events name them. */
export const actorOf = ({ completion, from }: Course, userId: string): Actor => ({
  userId,
  name: completion.person.name,
  ipAddress: from.ipAddress,
});
