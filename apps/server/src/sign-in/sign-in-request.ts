/** A request to sign in that a browser was sent to the identity provider with, and the answer that waits for its browser. */

import type { Person } from '../people/index.ts';
import { days, minutes, seconds } from '../platform/index.ts';

export interface SignInRequest {
  /** The SAML ID. */
  readonly id: string;
  readonly accountId: string;
  readonly providerId: string;
  readonly attemptId: string;
  /** Hash of the cookie of the browser that began it. */
  readonly browserHash: string;
  /** A page of ours. */
  readonly returnTo: string;
  readonly test: boolean;
  /** The setup link that a test was begun through; `null` for anything else. */
  readonly setupLinkId: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly answeredAt: number | null;
  /** The person pressed something here that began it. */
  readonly askedHere: boolean;
  /** The person who is to sign in again, and nobody else; `null` for an ordinary sign-in. */
  readonly againUserId: string | null;
}

/** A verified response: the cross-site POST carries no cookies (SameSite), the bounce after it does. */
export interface SignInCompletion {
  readonly accountId: string;
  readonly providerId: string;
  readonly attemptId: string;
  /** `null` for an accepted answer that nobody asked for. */
  readonly browserHash: string | null;
  readonly person: Person;
  /** What the identity provider calls the session, sealed; see `participations`. */
  readonly samlSession: string | null;
  /** When the identity provider wants the session to end; `null` for whenever we like. */
  readonly sessionEndsAt: number | null;
  readonly returnTo: string;
  readonly test: boolean;
  readonly setupLinkId: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly askedHere: boolean;
  /** Used up by the person’s yes, not by the bounce. */
  readonly awaitsConsent: boolean;
  /** Who was to sign in again, and when they were sent to do so; `null` for an ordinary sign-in. */
  readonly again: { readonly userId: string; readonly askedAt: number } | null;
  /** When the person has shown who they are, as the identity provider says (AuthnInstant). */
  readonly authenticatedAt: number | null;
}

/** Time for passwords, second factors and a look at the phone. */
export const requestLifetime = minutes(60);
/** Time for one redirect. */
export const completionLifetime = minutes(2);
/** Longer than any request, so that the cookie never ends first. */
export const browserCookieSeconds = days(1) / seconds(1);
/** For so long a second answer that nobody asked for is a loop. */
export const restartGuardSeconds = 30;
/** How far the identity provider's clock may be from ours. */
export const skewSeconds = 180;

export function requestProblem(
  request: Pick<SignInRequest, 'answeredAt' | 'expiresAt'>,
  now: number,
): 'REQUEST_ALREADY_ANSWERED' | 'REQUEST_EXPIRED' | null {
  if (request.answeredAt !== null) return 'REQUEST_ALREADY_ANSWERED';
  return now >= request.expiresAt ? 'REQUEST_EXPIRED' : null;
}
