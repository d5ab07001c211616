/** What a test asks of a service provider that a foreign library makes. */
import type { KeyPair } from './key-pair.ts';
import type { SpAddresses } from './lab-application.ts';

export interface ForeignSpSettings extends SpAddresses {
  /** The lab's Federation Metadata XML, as it was downloaded. */
  readonly idpMetadata: Buffer;
  /** Signs requests; unsigned without it. */
  readonly signWith?: KeyPair;
  /** Default: SHA-256. */
  readonly requestHash?: 'sha1' | 'sha256' | 'sha512';
  /** What must be signed, where the library can be told so. Default: the assertion. */
  readonly demands?: 'assertion' | 'response' | 'both';
  /** Expects encrypted assertions. */
  readonly decryptWith?: KeyPair;
  /** Whether responses that nobody asked for are refused, where the library can be told so. */
  readonly refuseUnsolicited?: boolean;
  /** The Issuer that the library expects in a LogoutResponse, if not the identity provider's entity ID. */
  readonly logoutIssuer?: string;
  /** Whether a LogoutResponse must be signed, where the library can be told so. */
  readonly demandSignedLogout?: boolean;
}

/** What the library has read of a response that it accepted. */
export interface AcceptedSignIn {
  readonly nameId: string;
  readonly issuer: string;
  readonly inResponseTo: string | null;
  readonly sessionIndex: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface PostForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface ForeignSp {
  /** HTTP-Redirect: where the browser is sent. */
  redirectUrl(relayState: string): Promise<string>;
  /** HTTP-POST: the form that the browser posts. */
  postForm(relayState: string): Promise<PostForm>;
  /** Fails with the library's own error. @param samlResponse base64, as posted. */
  accept(samlResponse: string): Promise<AcceptedSignIn>;
  logoutUrl(person: AcceptedSignIn, relayState: string): Promise<string>;
  /** Fails with the library's own error. @param url the address that the browser comes back to. */
  acceptLogout(url: string): Promise<void>;
}

export type ForeignLibrary = (settings: ForeignSpSettings) => ForeignSp;
