/** Spends a verified answer and keeps it, under a one-time code, for the browser that it belongs to. */
import type { VerifiedResponse } from '@latchkey/saml';
import { type IdentityProvider, noteCertificateSigned, type ProviderAccount } from '../identity-providers/index.ts';
import { sealSamlSession } from '../participations/index.ts';
import { type Person, readPerson } from '../people/index.ts';
import { type Db, hashToken, type Origin, type Platform, seconds } from '../platform/index.ts';
import { type AttemptCheck, beginAttempt, insertAttempt, updateAttempt } from '../sign-in-attempts/index.ts';
import { describeVerified } from './describe-answer.ts';
import { refusalOf } from './refusal.ts';
import { type Refused, refuseKnown, refuseNew } from './refuse.ts';
import { completionLifetime, type SignInRequest, skewSeconds } from './sign-in-request.ts';
import { insertCompletion, spendAssertion, spendRequest } from './sign-in-store.ts';
import { continueTrace } from './trace.ts';

export interface Kept {
  readonly kind: 'kept';
  /** Good for one bounce of the browser. */
  readonly code: string;
}

export interface VerifiedAnswer {
  readonly provider: IdentityProvider;
  readonly account: ProviderAccount;
  readonly from: Origin;
  readonly verified: VerifiedResponse;
  /** What it answers; `null` when nobody asked. */
  readonly request: SignInRequest | null;
  readonly checks: AttemptCheck[];
  readonly returnTo: string;
}

/** Refuses, with the transaction that finds it out, what has been answered or used before. */
export async function keepAnswer(platform: Platform, answer: VerifiedAnswer): Promise<Kept | Refused> {
  const { db, clock, ids } = platform;
  const now = clock.now();
  const code = ids.secret();
  const person = readPerson(answer.verified, answer.provider.people.mapping);
  const spent = await db.transaction().execute(async (tx) => {
    const verdict = await spend(tx, answer, now);
    if (verdict === 'fresh') await keep(tx, platform, answer, person, hashToken(code));
    return verdict;
  });
  return spent === 'fresh' ? { kind: 'kept', code } : refuseSpent(platform, answer, person, spent);
}

type Spent = 'fresh' | 'REQUEST_ALREADY_ANSWERED' | 'REPLAYED_ASSERTION';

async function spend(tx: Db, { request, verified, provider }: VerifiedAnswer, now: number): Promise<Spent> {
  if (request !== null && !(await spendRequest(tx, request, now))) return 'REQUEST_ALREADY_ANSWERED';
  const { assertionId, replayableUntil: expiresAt } = verified;
  return (await spendAssertion(tx, { providerId: provider.id, assertionId, expiresAt }))
    ? 'fresh'
    : 'REPLAYED_ASSERTION';
}

const unused = { assertion_unused: { outcome: 'passed' } } as const;

async function keep(
  tx: Db,
  platform: Platform,
  { account, provider, from, verified, request, checks, returnTo }: VerifiedAnswer,
  person: Person,
  codeHash: string,
): Promise<void> {
  const { clock, ids } = platform;
  const now = clock.now();
  const signers = verified.signatures.map(({ certificateSha256 }) => certificateSha256);
  await noteCertificateSigned(tx, platform, provider, signers);
  const attemptId = request?.attemptId ?? ids.id('att');
  const change = describeVerified(verified, person, continueTrace(checks, unused), now);
  if (request === null) {
    const attempt = { accountId: account.id, id: attemptId, providerId: provider.id, origin: 'idp' } as const;
    await insertAttempt(tx, { ...beginAttempt(attempt, from, now), ...change });
  } else {
    await updateAttempt(tx, account.id, attemptId, change);
  }
  const completion = {
    accountId: account.id,
    providerId: provider.id,
    attemptId,
    browserHash: request?.browserHash ?? null,
    person,
    samlSession: sealSamlSession(platform, provider.id, verified),
    sessionEndsAt: endOf(verified),
    returnTo,
    test: request?.test ?? false,
    setupLinkId: request?.setupLinkId ?? null,
    createdAt: now,
    expiresAt: now + completionLifetime,
    askedHere: request?.askedHere ?? false,
    awaitsConsent: false,
    again:
      request === null || request.againUserId === null
        ? null
        : { userId: request.againUserId, askedAt: request.createdAt },
    authenticatedAt: verified.authnInstant,
  };
  await insertCompletion(tx, completion, codeHash);
}

/** With the same leeway for clocks with which it was found to lie ahead. */
const endOf = ({ sessionNotOnOrAfter }: VerifiedResponse): number | null =>
  sessionNotOnOrAfter === null ? null : sessionNotOnOrAfter + seconds(skewSeconds);

async function refuseSpent(
  platform: Platform,
  { account, provider, from, verified, request, checks }: VerifiedAnswer,
  person: Person,
  code: Exclude<Spent, 'fresh'>,
): Promise<Refused> {
  const replayed = code === 'REPLAYED_ASSERTION';
  const refusal = refusalOf(code, { received: [replayed ? verified.assertionId : (request?.id ?? '')] });
  const failed = { outcome: 'failed' } as const;
  const trace = continueTrace(checks, replayed ? { assertion_unused: failed } : { request: failed });
  const change = describeVerified(verified, person, trace, platform.clock.now(), refusal);
  // The attempt of an answered request belongs to the answer that was first.
  return request !== null && replayed
    ? refuseKnown(platform, request, refusal, change)
    : refuseNew(platform, { accountId: account.id, providerId: provider.id, origin: 'idp', from }, refusal, change);
}
