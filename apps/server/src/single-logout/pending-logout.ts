/** A pending logout: a browser that was signed out here and is on its way to sign out at the identity provider too. */
import { minutes } from '../platform/index.ts';

/** `complete`: signed out there too. `partial`: there, but not at every other application. `failed`: not there. */
export type LogoutOutcome = 'complete' | 'partial' | 'failed';

export interface PendingLogout {
  /** The SAML ID of our LogoutRequest. */
  readonly id: string;
  readonly accountId: string;
  readonly providerId: string;
  /** Hash of the cookie of the browser. */
  readonly browserHash: string;
  /** What the session was called there, sealed; `null` once the request is on its way. */
  readonly samlSession: string | null;
  readonly userId: string;
  readonly userName: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly outcome: LogoutOutcome | null;
  readonly endedAt: number | null;
}

/** Identity providers ask which account to sign out, and end the sessions of other applications first. */
export const pendingLogoutLifetime = minutes(15);

/** How old a request of the identity provider may be, clocks apart: it comes at once. */
export const requestMaxAgeSeconds = 300;
