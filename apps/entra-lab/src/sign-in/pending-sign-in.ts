/** A sign-in on its way: what it is for, and how far it has come. */
import type { Instant } from '@latchkey/saml';
import type { SignInLogEntry } from '../state.ts';

/** Where and how the application is answered. */
export interface Answer {
  readonly acsUrl: string;
  /** The identifier that the request's Issuer matched: it becomes the audience. */
  readonly identifier: string;
  /** The request's ID; `null` when the application has asked nothing. */
  readonly inResponseTo: string | null;
  readonly relayState: string | null;
  readonly requestedNameIdFormat: string | null;
  /** RequestedAuthnContext's class references; empty for any. */
  readonly requestedClasses: readonly string[];
  readonly forceAuthn: boolean;
}

export type Purpose =
  | {
      readonly kind: 'application';
      readonly appObjectId: string;
      readonly origin: SignInLogEntry['origin'];
      readonly answer: Answer;
    }
  | { readonly kind: 'my-apps' };

/** How the sign-in page is to behave. */
export interface Prompting {
  /** Ask for credentials although somebody is signed in. */
  readonly forceAuthn: boolean;
  /** Let the person choose although somebody is signed in. */
  readonly selectAccount: boolean;
  /** Fill in the account; empty for none. */
  readonly loginHint: string;
}

export interface PendingSignIn {
  /** The `ctx` of the forms. */
  readonly id: string;
  readonly requestId: string;
  readonly correlationId: string;
  readonly purpose: Purpose;
  readonly prompting: Prompting;
  readonly expiresAt: Instant;
  /** Who is signing in; `null` until the account is chosen. */
  userId: string | null;
  /** The password was right. */
  passwordDone: boolean;
}
