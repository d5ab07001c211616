/** A request for access: somebody whom a provider let in, who is no member and would like to be. */

import type { DirectoryRoles } from '../people/index.ts';
import { days, minutes } from '../platform/index.ts';

/** `offered`: the person has been told that they may ask. `pending`: they have asked. */
export type AccessRequestStatus = 'offered' | 'pending' | 'approved' | 'declined';

export interface AccessRequest {
  readonly accountId: string;
  /** `req_…` */
  readonly id: string;
  readonly providerId: string;
  readonly attemptId: string;
  /** The stable subject: whoever is approved is this person of the directory, whatever their address is later. */
  readonly subject: string;
  readonly email: string;
  readonly name: string;
  readonly directory: DirectoryRoles;
  /** What the person wrote. */
  readonly message: string;
  readonly status: AccessRequestStatus;
  readonly createdAt: number;
  /** When it is too late: to ask, or to decide; afterwards, when the row leaves. */
  readonly expiresAt: number;
  readonly decidedAt: number | null;
}

/** To read the page and write a sentence. */
export const offerLifetime = minutes(30);
/** To decide. */
export const pendingLifetime = days(30);
/** How long a decision is remembered. */
export const decidedLifetime = days(90);
/** Whoever was declined may ask again after so long. */
export const declinedPause = days(7);
/** More wait in no account: the rest is told to ask in another way. */
export const mostPending = 200;

/** What somebody who is refused as a stranger may do. */
export type AccessOffer =
  /** Ask, with this secret. */
  | { readonly kind: 'may_ask'; readonly token: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'declined' }
  /** Too many wait already. */
  | { readonly kind: 'full' };

/** @param trustedSince when keys of the provider were last withdrawn: what those vouched for is not decided on any more. */
export function standingOf(
  request: Pick<AccessRequest, 'status' | 'createdAt' | 'expiresAt' | 'decidedAt'> | null,
  trustedSince: number,
  now: number,
): 'none' | 'pending' | 'declined' {
  if (request === null || now >= request.expiresAt || request.createdAt < trustedSince) return 'none';
  if (request.status === 'pending') return 'pending';
  const declined = request.status === 'declined' && now < (request.decidedAt ?? 0) + declinedPause;
  return declined ? 'declined' : 'none';
}
