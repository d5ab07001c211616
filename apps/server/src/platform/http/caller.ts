/** Who is calling: what the routes are told after the access check. */
import type { Access, Role } from '@latchkey/contract';

export interface Caller {
  readonly sessionId: string;
  readonly userId: string;
  readonly userName: string;
  readonly userEmail: string;
  readonly method: 'password' | 'sso' | 'recovery';
  /** The only account that the session opens; `null` for any of the user's. */
  readonly accountId: string | null;
  readonly providerId: string | null;
  /** Milliseconds since the epoch. */
  readonly signedInAt: number;
  /** When the person has last shown who they are: with the password, or at the identity provider. */
  readonly authenticatedAt: number;
  /** The longest time without use since then, this one included. */
  readonly pause: number;
}

export interface Membership {
  readonly accountId: string;
  readonly memberId: string;
  readonly role: Role;
}

/** Where a request comes from, for audit events and attempts. */
export interface Origin {
  readonly ipAddress: string;
  readonly userAgent: string;
}

/** Who acts, in audit events. */
export interface Actor {
  readonly userId: string | null;
  readonly name: string;
  readonly ipAddress: string | null;
}

/** What happens by itself, in audit events. */
export const latchkey: Actor = { userId: null, name: 'Latchkey', ipAddress: null };

export type CallerFor<A extends Access> = A extends 'anyone' ? Caller | null : Caller;
export type MembershipFor<A extends Access> = A extends 'anyone' | 'user' | 'operator' ? null : Membership;

/** Decides whether a call may pass. Throws a Problem when it may not. */
export interface Gate {
  /**
   * The session of the cookie, or `null`.
   * @param use how the call counts: `background` for a page that is merely open and asks for news.
   */
  identify(token: string | undefined, origin: Origin, use?: 'active' | 'background'): Promise<Caller | null>;
  /** Whether the caller may act as an operator of the instance in this session. */
  operates(caller: Caller): Promise<boolean>;
  /** The caller's membership in an account that this session opens. */
  enter(caller: Caller, accountId: string): Promise<Membership>;
  /** Whether the caller has signed in recently enough for a sensitive change. */
  isRecent(caller: Caller): boolean;
}

export const roleRank: Readonly<Record<Role, number>> = { member: 1, admin: 2, owner: 3 };
