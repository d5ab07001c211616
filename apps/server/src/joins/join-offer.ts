/** An offer to join an account, made to a browser after a sign-in by somebody who is not a member. */
import type { Role } from '@latchkey/contract';
import type { DirectoryRoles } from '../people/index.ts';
import { minutes } from '../platform/index.ts';

export interface JoinOffer {
  readonly accountId: string;
  readonly providerId: string;
  readonly attemptId: string;
  /** The stable subject that the new member is linked to. */
  readonly subject: string;
  readonly email: string;
  /** As the provider says it; the person may change it. */
  readonly name: string;
  /** Of the moment of the offer; rules, default role and invitation decide at the moment of joining. */
  readonly role: Role;
  readonly directory: DirectoryRoles;
  readonly invitationId: string | null;
  /** What the identity provider calls the session, sealed; see `participations`. */
  readonly samlSession: string | null;
  /** When the identity provider wants the session to end; `null` for whenever we like. */
  readonly sessionEndsAt: number | null;
  /** A page of ours. */
  readonly returnTo: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export const joinOfferLifetime = minutes(15);
