/** A sign-in attempt: one run of a sign-in, with every check made and its verdict. */
import { type Attempt, type AttemptOutcome, type SignInRejectionCode, signInRejectionCodes } from '@latchkey/contract';
import { type RejectionCode, rejectionCodes } from '@latchkey/saml';
import type { Origin } from '../platform/index.ts';

export interface SignInAttempt {
  readonly accountId: string;
  /** `att_…` */
  readonly id: string;
  readonly providerId: string;
  readonly origin: Attempt['origin'];
  readonly outcome: AttemptOutcome;
  /** Why it was refused. */
  readonly code: AttemptCode | null;
  /** An e-mail address or NameID, as far as known. */
  readonly subject: string | null;
  /** The subject comes from a response that was verified. */
  readonly subjectVerified: boolean;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly startedAt: number;
  /** When the browser was sent to the identity provider; `null` when nobody here sent it. */
  readonly requestSentAt: number | null;
  readonly responseReceivedAt: number | null;
  readonly finishedAt: number | null;
  readonly userId: string | null;
  readonly detail: AttemptDetail;
}

/** Reasons of the SAML core and of the sign-in rules. */
export type AttemptCode = RejectionCode | SignInRejectionCode;

export type AttemptDetail = Pick<Attempt, 'checks' | 'rejection' | 'attributes' | 'nameId' | 'clockDifferenceSeconds'>;

export type AttemptCheck = AttemptDetail['checks'][number];

export const emptyDetail: AttemptDetail = {
  checks: [],
  rejection: null,
  attributes: [],
  nameId: null,
  clockDifferenceSeconds: null,
};

/** An attempt of which nothing is known yet but where it comes from. */
export function beginAttempt(
  input: Pick<SignInAttempt, 'accountId' | 'id' | 'providerId' | 'origin'>,
  from: Origin,
  now: number,
): SignInAttempt {
  return {
    ...input,
    outcome: 'started',
    code: null,
    subject: null,
    subjectVerified: false,
    ipAddress: from.ipAddress,
    userAgent: from.userAgent,
    startedAt: now,
    requestSentAt: null,
    responseReceivedAt: null,
    finishedAt: null,
    userId: null,
    detail: emptyDetail,
  };
}

/** Outcomes with which somebody got in. */
export const successfulOutcomes = ['signed_in', 'joined'] as const satisfies readonly AttemptOutcome[];

/** Outcomes that say nothing yet about whether the set-up works. */
export const undecidedOutcomes = ['started', 'restarted'] as const satisfies readonly AttemptOutcome[];

const personalCodes: readonly AttemptCode[] = [
  'REPLAYED_ASSERTION',
  'REQUEST_UNKNOWN',
  'REQUEST_EXPIRED',
  'REQUEST_ALREADY_ANSWERED',
  'OTHER_BROWSER',
  'UNSOLICITED_REFUSED',
  'IDENTITY_MISMATCH',
  'NOT_A_MEMBER',
  'MEMBER_SUSPENDED',
  'EMAIL_DOMAIN_NOT_ALLOWED',
  'PROVIDER_DISABLED',
  'PLAN_WITHOUT_SSO',
];

/**
 * Whether a refusal with this code says that the set-up is wrong. What one person did, what an admin wanted, and what
 * any stranger can post to a public address (no message, no XML) must not make a provider look broken.
 */
export const blamesSetUp = (code: AttemptCode): boolean =>
  !personalCodes.includes(code) && !code.startsWith('MESSAGE_') && !code.startsWith('XML_');

export const codesThatSpareTheSetUp: readonly AttemptCode[] = [...rejectionCodes, ...signInRejectionCodes].filter(
  (code) => !blamesSetUp(code),
);
