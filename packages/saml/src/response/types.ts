/** What a sign-in response is checked against, and what a verified one says. */
import type { Certificate, PrivateKey } from '../crypto/index.ts';
import type { Instant, Rejection } from '../verdict.ts';

/** Everything here is required: no option turns a check off. */
export interface ResponseExpectations {
  readonly now: Instant;
  /** How far the identity provider's clock may be from ours, in seconds. 0 to 300; Latchkey uses 180. */
  readonly skewSeconds: number;
  readonly serviceProvider: {
    /** Compared with `Audience`, character by character. */
    readonly entityId: string;
    /** Compared with `Destination` and `Recipient`, character by character. */
    readonly acsUrl: string;
    /** Keys for encrypted assertions, newest first; empty where none are used. */
    readonly decryptionKeys: readonly PrivateKey[];
  };
  readonly identityProvider: {
    readonly entityId: string;
    /** The only source of trust (KeyInfo in the message never is). All are tried. */
    readonly signingCertificates: readonly Certificate[];
    /** Accept SHA-1 signatures: only for a provider that its admin has marked as legacy. */
    readonly allowSha1: boolean;
  };
  /** The request that this browser began, or that the response must answer no request at all. */
  readonly inResponseTo: { readonly kind: 'request'; readonly id: string } | { readonly kind: 'unsolicited' };
}

export interface NameId {
  readonly value: string;
  /** The Format attribute; `urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified` when absent (Core 8.3.1). */
  readonly format: string;
  readonly nameQualifier: string | null;
  readonly spNameQualifier: string | null;
}

export interface Attribute {
  readonly name: string;
  readonly nameFormat: string | null;
  readonly friendlyName: string | null;
  readonly values: readonly string[];
}

/** One signature that was verified. */
export interface VerifiedSignature {
  readonly element: 'Assertion' | 'Response';
  readonly algorithm: string;
  /** SHA-256 of the certificate whose key fits: 64 lower-case hex digits. */
  readonly certificateSha256: string;
}

/**
 * A sign-in that may be relied upon, once: the caller refuses an assertion ID that it has seen before.
 * Its strings are cut out of the message and keep all of it in memory for as long as they live: what is kept for long in
 * memory, and not in a database, is copied (`structuredClone`).
 */
export interface VerifiedResponse {
  readonly responseId: string;
  readonly assertionId: string;
  readonly issuer: string;
  readonly inResponseTo: string | null;
  readonly issueInstant: Instant;
  readonly nameId: NameId;
  readonly attributes: readonly Attribute[];
  readonly sessionIndex: string | null;
  readonly authnInstant: Instant;
  readonly authnContextClassRef: string | null;
  readonly sessionNotOnOrAfter: Instant | null;
  /** The last moment at which this assertion could be accepted, skew included: keep its ID until then. */
  readonly replayableUntil: Instant;
  readonly signatures: readonly VerifiedSignature[];
  readonly encrypted: boolean;
}

/** The checks of a response, in the order in which they are made. */
export type CheckOutcome = 'passed' | 'failed' | 'not_reached' | 'not_applicable';

export interface Check {
  /** A name from `responseChecks`. */
  readonly name: string;
  readonly outcome: CheckOutcome;
  /** Short evidence for people, e.g. the algorithm or the audience that matched. */
  readonly evidence: string | null;
}

/** What a response claims before anything is verified: to find the request it answers, and for diagnosis. Never for trust. */
export interface UnverifiedClaims {
  readonly responseId: string | null;
  readonly issuer: string | null;
  readonly destination: string | null;
  readonly inResponseTo: string | null;
  readonly issueInstant: Instant | null;
  readonly assertionId: string | null;
  readonly nameId: string | null;
  readonly audiences: readonly string[];
  readonly statusCodes: readonly string[];
  readonly statusMessage: string | null;
}

/** A verdict with the way it was reached. */
export type ResponseVerdict =
  | { readonly ok: true; readonly value: VerifiedResponse; readonly checks: readonly Check[] }
  | { readonly ok: false; readonly rejection: Rejection; readonly checks: readonly Check[] };
