/** Single logout messages (Core 3.7): what they are written from, what they say, what they are checked against. */
import type { Certificate, PrivateKey } from '../crypto/index.ts';
import type { PostMessage } from '../request/decode-post.ts';
import type { RedirectMessage } from '../request/decode-redirect.ts';
import type { NameId } from '../response/types.ts';
import type { Instant } from '../verdict.ts';
import type { StatusInput } from '../write-status.ts';

/** A logout message as `decodeRedirect` or `decodePost` gives it. */
export type SamlMessage = RedirectMessage | PostMessage;

/** Who wanted the session to end (Core 3.7.3). */
export const logoutReasons = {
  user: 'urn:oasis:names:tc:SAML:2.0:logout:user',
  admin: 'urn:oasis:names:tc:SAML:2.0:logout:admin',
} as const;

export interface LogoutRequestInput {
  /** An xs:ID: begins with a letter or an underscore (Entra ID: AADSTS7500529). */
  readonly id: string;
  readonly issueInstant: Instant;
  readonly destination: string;
  readonly issuer: string;
  /** Exactly as the sign-in named the person: value, format and qualifiers (Core 3.7.1). */
  readonly nameId: NameId;
  /** The SessionIndex of each session to end; none means all of the person's. */
  readonly sessionIndexes: readonly string[];
  /** When the request stops being worth anything; `null` leaves it out. */
  readonly notOnOrAfter: Instant | null;
  /** Usually one of {@link logoutReasons}; `null` leaves it out. */
  readonly reason: string | null;
}

/** A LogoutRequest as received: nothing in it is verified. */
export interface LogoutRequest {
  readonly id: string;
  readonly issueInstant: Instant;
  readonly issuer: string;
  readonly destination: string | null;
  /** `null` when it is absent, empty, encrypted or a BaseID. */
  readonly nameId: NameId | null;
  /** None means all sessions of the person (Core 3.7.1). */
  readonly sessionIndexes: readonly string[];
  readonly notOnOrAfter: Instant | null;
  readonly reason: string | null;
}

export interface LogoutResponseInput {
  /** An xs:ID. */
  readonly id: string;
  readonly issueInstant: Instant;
  readonly destination: string;
  readonly inResponseTo: string;
  readonly issuer: string;
  /** Success where absent. */
  readonly status?: StatusInput;
}

/** A LogoutResponse as received: good for finding the pending logout that it ends, and for nothing else. */
export interface LogoutResponse {
  readonly id: string;
  readonly issueInstant: Instant;
  readonly issuer: string;
  readonly destination: string | null;
  readonly inResponseTo: string | null;
  /** From the outermost inwards. */
  readonly statusCodes: readonly string[];
  readonly statusMessage: string | null;
}

/** Everything here is required: no option turns a check off. */
export interface LogoutExpectations {
  readonly now: Instant;
  /** How far the sender's clock may be from ours, in seconds. 0 to 300; Latchkey uses 180. */
  readonly skewSeconds: number;
  /** Our single logout address, at which the message came: compared with `Destination`, character by character. */
  readonly destination: string;
  readonly sender: {
    /** Of Entra ID, `https://sts.windows.net/{tenant}/`: the other form of it that its logout messages have is accepted too. */
    readonly entityId: string;
    /** The only source of trust. All are tried. */
    readonly signingCertificates: readonly Certificate[];
    /** Accept SHA-1: only for a provider that its admin has marked as legacy. */
    readonly allowSha1: boolean;
  };
}

export interface LogoutRequestExpectations extends LogoutExpectations {
  /** How old a request may be, in seconds, skew apart. 1 to 3600. It bounds how long its ID must be remembered. */
  readonly maxAgeSeconds: number;
  /** Keys for an EncryptedID, newest first; empty where none are used. */
  readonly decryptionKeys: readonly PrivateKey[];
  /**
   * Entra ID signs none of its logout requests. An unsigned one by HTTP-Redirect may then end the session of the very browser
   * that brings it, and tells of no person. A signature that is there is always checked.
   */
  readonly signature: 'required' | 'unsigned-allowed-to-end-current-session';
}

/** A logout that we asked for and that is not over, found by this browser's cookie as well as by InResponseTo. */
export interface PendingLogout {
  /** ID of our LogoutRequest. */
  readonly id: string;
  readonly issuedAt: Instant;
}

export interface LogoutResponseExpectations extends LogoutExpectations {
  /** `null` where there is none: the response is then refused with LOGOUT_NOT_PENDING. */
  readonly pending: PendingLogout | null;
  /** Entra ID signs none of its logout responses. A signature that is there is always checked. */
  readonly signature: 'required' | 'unsigned-allowed-as-end-of-pending-logout';
}

/** A signature that was right. */
export interface LogoutSignature {
  readonly algorithm: string;
  /** SHA-256 of the certificate whose key fits: 64 lower-case hex digits. */
  readonly certificateSha256: string;
}

/** What is verified of every message. */
interface Verified {
  readonly id: string;
  readonly issuer: string;
  readonly issueInstant: Instant;
  /** Give it back with the answer. By HTTP-POST it is not covered by any signature. */
  readonly relayState: string | null;
}

/** What an accepted LogoutRequest may end. Only a signature makes it speak of a person: see `ends`. */
export type VerifiedLogoutRequest =
  | (Verified & {
      readonly ends: 'named-sessions';
      readonly nameId: NameId;
      /** None means all sessions of the person. */
      readonly sessionIndexes: readonly string[];
      readonly reason: string | null;
      readonly signature: LogoutSignature;
      /** Keep the ID until then, and refuse it a second time. */
      readonly replayableUntil: Instant;
    })
  | (Verified & {
      /** Of the browser that brought the request, and no other. */
      readonly ends: 'current-browser-session';
      readonly signature: null;
    });

export interface VerifiedLogoutResponse extends Verified {
  readonly inResponseTo: string;
  /** `partial`: the identity provider could not reach every other application (Core 3.7.3.2). */
  readonly outcome: 'complete' | 'partial';
  /** `null` where it is unsigned and that was allowed: it then proves nothing but that the browser came back. */
  readonly signature: LogoutSignature | null;
}
