/** Takes an identity provider's answer: finds what it answers, verifies it, and says where the browser goes next. */
import { type CheckOutcome, type ReceivedResponse, receiveResponse } from '@latchkey/saml';
import type { IdentityProvider, ProviderAccount } from '../identity-providers/index.ts';
import { readPerson } from '../people/index.ts';
import { entitlementsOf } from '../plans/index.ts';
import type { Origin, Platform } from '../platform/index.ts';
import { type AttemptChange, beginAttempt, insertAttempt } from '../sign-in-attempts/index.ts';
import { describeClaims, describeUnreadable, describeVerified } from './describe-answer.ts';
import { type Kept, keepAnswer } from './keep-answer.ts';
import { openAnswer } from './open-answer.ts';
import { type Refusal, refusalFrom, refusalOf } from './refusal.ts';
import { type Refused, refuseKnown, refuseNew } from './refuse.ts';
import { relayPath } from './return-path.ts';
import { requestProblem, type SignInRequest } from './sign-in-request.ts';
import { findRequest } from './sign-in-store.ts';
import { type Findings, writeTrace } from './trace.ts';

export interface Arrival {
  readonly provider: IdentityProvider;
  readonly account: ProviderAccount;
  readonly from: Origin;
  /** The form field; `null` when it is absent. */
  readonly samlResponse: string | null;
  readonly relayState: string | null;
}

export type Answered =
  | Kept
  /** Nobody asked for it: a fresh round trip begins, which ends at this page of ours. */
  | { readonly kind: 'restart'; readonly returnTo: string }
  | Refused;

/** An arrival whose message is XML. */
interface Answer extends Arrival {
  readonly received: ReceivedResponse;
  readonly inResponseTo: string | null;
}

const newAttempt = ({ account, provider, from }: Arrival) =>
  ({ accountId: account.id, providerId: provider.id, origin: 'idp', from }) as const;

export async function receiveAnswer(platform: Platform, arrival: Arrival): Promise<Answered> {
  const now = platform.clock.now();
  // An absent field is an empty message: the core says MESSAGE_MISSING.
  const received = receiveResponse(arrival.samlResponse ?? '');
  if (!received.ok) return refuseUnreadable(platform, arrival, refusalFrom(received.rejection));
  const { inResponseTo } = received.value.claims;
  const answer: Answer = { ...arrival, received: received.value, inResponseTo };
  const key = { accountId: arrival.account.id, providerId: arrival.provider.id };
  const request = inResponseTo === null ? null : await findRequest(platform.db, { ...key, id: inResponseTo });
  const problem = request === null ? null : requestProblem(request, now);
  // What was answered before keeps its record: this is another attempt.
  if (problem !== null) return refuse(platform, answer, null, refusalOf(problem, { received: [inResponseTo ?? ''] }));
  const closed = whyClosed(arrival, request);
  if (closed !== null) return refuse(platform, answer, request, closed);
  return request === null ? receiveUnsolicited(platform, answer) : receiveSolicited(platform, answer, request);
}

/** Refuses what is no SAML message at all, such as a body that is too large. */
export function refuseUnreadable(platform: Platform, arrival: Arrival, refusal: Refusal): Promise<Refused> {
  const change = describeUnreadable(refusal, writeTrace([], {}), platform.clock.now());
  return refuseNew(platform, newAttempt(arrival), refusal, change);
}

function whyClosed({ provider, account }: Arrival, request: SignInRequest | null): Refusal | null {
  const isSetup = request !== null && request.setupLinkId !== null;
  if (!provider.enabled && !isSetup) return refusalOf('PROVIDER_DISABLED');
  return entitlementsOf(account.plan).samlSso ? null : refusalOf('PLAN_WITHOUT_SSO');
}

async function receiveSolicited(platform: Platform, answer: Answer, request: SignInRequest): Promise<Answered> {
  const { provider, verdict } = await openAnswer(platform, answer, request.id);
  const found: Findings = { request: { outcome: 'passed', evidence: request.id } };
  const checks = writeTrace(verdict.checks, found);
  if (!verdict.ok) return refuse(platform, answer, request, verdict.refusal, checks);
  return keepAnswer(platform, {
    ...answer,
    provider,
    verified: verdict.value,
    request,
    checks,
    returnTo: request.returnTo,
  });
}

/** Answers to no request, or to one that we never made: Entra's Test button, tiles, other installations. */
async function receiveUnsolicited(platform: Platform, answer: Answer): Promise<Answered> {
  const { inResponseTo, relayState } = answer;
  if (answer.provider.idpInitiated === 'refuse' && inResponseTo === null) {
    return refuse(platform, answer, null, refusalOf('UNSOLICITED_REFUSED'));
  }
  // Checked first in each case, so that a mistake of the set-up is explained instead of going round in circles.
  const { provider, verdict } = await openAnswer(platform, answer, inResponseTo);
  const found: Findings = { request: { outcome: 'not_applicable', evidence: inResponseTo ?? 'answers no request' } };
  const checks = writeTrace(verdict.checks, found);
  if (!verdict.ok) return refuse(platform, answer, null, verdict.refusal, checks);
  const returnTo = (relayState === null ? null : relayPath(relayState, platform.config.publicUrl)) ?? '/';
  const verified = verdict.value;
  if (provider.idpInitiated === 'restart') {
    const now = platform.clock.now();
    await recordRestart(
      platform,
      answer,
      describeVerified(verified, readPerson(verified, provider.people.mapping), checks, now),
    );
    return { kind: 'restart', returnTo };
  }
  if (inResponseTo !== null) {
    const refusal = refusalOf('REQUEST_UNKNOWN', { received: [inResponseTo] });
    return refuse(platform, answer, null, refusal, writeTrace(verdict.checks, { request: { outcome: 'failed' } }));
  }
  return keepAnswer(platform, { ...answer, provider, verified, request: null, checks, returnTo });
}

/** @param request whose attempt this ends; `null` for an attempt of its own. */
function refuse(
  platform: Platform,
  answer: Answer,
  request: SignInRequest | null,
  refusal: Refusal,
  checks = writeTrace([], { request: { outcome: outcomeOf(answer, request) } }),
): Promise<Refused> {
  const change = describeClaims(answer.received.claims, refusal, checks, platform.clock.now());
  return request === null
    ? refuseNew(platform, newAttempt(answer), refusal, change)
    : refuseKnown(platform, request, refusal, change);
}

function outcomeOf({ inResponseTo }: Answer, request: SignInRequest | null): CheckOutcome {
  if (request !== null) return 'passed';
  return inResponseTo === null ? 'not_applicable' : 'failed';
}

/** Nothing is spent: the assertion opened nothing. */
async function recordRestart({ db, clock, ids }: Platform, answer: Answer, change: AttemptChange): Promise<void> {
  const { from, ...attempt } = newAttempt(answer);
  const now = clock.now();
  const begun = beginAttempt({ ...attempt, id: ids.id('att') }, from, now);
  await insertAttempt(db, { ...begun, ...change, outcome: 'restarted', finishedAt: now });
}
