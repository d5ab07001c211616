/** Sign-in attempts: one run of a sign-in, with every check made and its verdict. */
import { type Static, Type } from 'typebox';
import { Next, PageQuery, Timestamp } from './common.ts';
import { defineOperation } from './operation.ts';

/**
 * `started`: sent to the identity provider, no answer yet. `signed_in`, `refused`: finished.
 * `join_offered`: asked to join, not answered yet. `joined`: joined and signed in. `join_declined`: said no.
 * `restarted`: an answer that nobody asked for; a fresh round trip was begun.
 */
export const AttemptOutcome = Type.Union([
  Type.Literal('started'),
  Type.Literal('signed_in'),
  Type.Literal('refused'),
  Type.Literal('join_offered'),
  Type.Literal('joined'),
  Type.Literal('join_declined'),
  Type.Literal('restarted'),
]);
export type AttemptOutcome = Static<typeof AttemptOutcome>;

export const AttemptCheck = Type.Object({
  name: Type.String(),
  title: Type.String(),
  outcome: Type.Union([
    Type.Literal('passed'),
    Type.Literal('failed'),
    Type.Literal('not_reached'),
    Type.Literal('not_applicable'),
  ]),
  evidence: Type.Union([Type.String(), Type.Null()]),
});

export const AttemptRejection = Type.Object({
  /** A code of the SAML core or of the sign-in rules (`signInRejectionCodes`). */
  code: Type.String(),
  message: Type.String(),
  expected: Type.Array(Type.String()),
  received: Type.Array(Type.String()),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
});

export const AttemptSummary = Type.Object({
  id: Type.String(),
  outcome: AttemptOutcome,
  /** `sp`: begun here. `idp`: begun at the identity provider (tile, Test sign in). `test`: the Test button here. */
  origin: Type.Union([Type.Literal('sp'), Type.Literal('idp'), Type.Literal('test')]),
  provider: Type.Object({ id: Type.String(), description: Type.String() }),
  /** Who, as far as known: an e-mail address or NameID. Claims of a refused response are unverified. */
  subject: Type.Union([Type.String(), Type.Null()]),
  subjectVerified: Type.Boolean(),
  /** The rejection code when refused. */
  code: Type.Union([Type.String(), Type.Null()]),
  startedAt: Timestamp,
  finishedAt: Type.Union([Timestamp, Type.Null()]),
});
export type AttemptSummary = Static<typeof AttemptSummary>;

export const Attempt = Type.Intersect([
  AttemptSummary,
  Type.Object({
    ipAddress: Type.String(),
    browser: Type.String(),
    requestSentAt: Type.Union([Timestamp, Type.Null()]),
    responseReceivedAt: Type.Union([Timestamp, Type.Null()]),
    checks: Type.Array(AttemptCheck),
    rejection: Type.Union([AttemptRejection, Type.Null()]),
    /** Names and values of the attributes that were sent; empty when the response was not verified. */
    attributes: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.String()) })),
    nameId: Type.Union([Type.Object({ value: Type.String(), format: Type.String() }), Type.Null()]),
    /** Issue time of the message minus our clock at receipt, in seconds. */
    clockDifferenceSeconds: Type.Union([Type.Number(), Type.Null()]),
    userId: Type.Union([Type.String(), Type.Null()]),
    /** Entra sent a link in place of too many groups: which ones the person has is not known. */
    groupOverage: Type.Boolean(),
  }),
]);
export type Attempt = Static<typeof Attempt>;

export const listSignInAttempts = defineOperation({
  name: 'listSignInAttempts',
  summary: 'Attempts, newest first.',
  method: 'GET',
  path: '/api/accounts/:account/sign-in-attempts',
  access: 'admin',
  params: Type.Object({ account: Type.String({ maxLength: 64 }) }),
  query: Type.Intersect([
    PageQuery,
    Type.Object({
      provider: Type.Optional(Type.String({ maxLength: 64 })),
      outcome: Type.Optional(AttemptOutcome),
    }),
  ]),
  response: Type.Object({ attempts: Type.Array(AttemptSummary), next: Next }),
});

export const getSignInAttempt = defineOperation({
  name: 'getSignInAttempt',
  summary: 'One attempt with the way it went.',
  method: 'GET',
  path: '/api/accounts/:account/sign-in-attempts/:attempt',
  access: 'admin',
  params: Type.Object({ account: Type.String({ maxLength: 64 }), attempt: Type.String({ maxLength: 64 }) }),
  response: Attempt,
});

/** Reasons of the sign-in rules, beside those of the SAML core. */
export const signInRejectionCodes = [
  'REPLAYED_ASSERTION',
  'REQUEST_UNKNOWN',
  'REQUEST_EXPIRED',
  'REQUEST_ALREADY_ANSWERED',
  'OTHER_BROWSER',
  'UNSOLICITED_REFUSED',
  'RESTART_LOOP',
  'ENCRYPTION_REQUIRED',
  'EMAIL_MISSING',
  'EMAIL_INVALID',
  'EMAIL_DOMAIN_NOT_ALLOWED',
  'IDENTITY_MISMATCH',
  'NOT_A_MEMBER',
  'MEMBER_SUSPENDED',
  'OTHER_PERSON',
  'NOT_ASKED_AGAIN',
  'PROVIDER_DISABLED',
  'PLAN_WITHOUT_SSO',
] as const;
export type SignInRejectionCode = (typeof signInRejectionCodes)[number];
