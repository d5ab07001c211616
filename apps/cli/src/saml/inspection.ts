/** What a message says, read out of it without judging anything. Shape of `latchkey saml inspect --json`. */
import type { CertificateInfo, Instant } from '@latchkey/saml';

export interface Inspection {
  /** Local name of the root, such as `Response`. */
  readonly kind: string;
  /** Whether it is of SAML 2.0. */
  readonly isSaml: boolean;
  readonly id: string | null;
  readonly issuer: string | null;
  readonly destination: string | null;
  readonly issueInstant: Time;
  readonly inResponseTo: string | null;
  readonly status: { readonly codes: readonly string[]; readonly message: string | null } | null;
  readonly signInRequest: SignInRequest | null;
  readonly logout: Logout | null;
  readonly assertions: readonly AssertionView[];
  readonly signatures: readonly SignatureView[];
}

/** A time as written, and what it means; `null` where the attribute is absent. */
export type Time = { readonly written: string; readonly instant: Instant | null } | null;

export interface Name {
  readonly value: string;
  readonly format: string | null;
}

export interface SignInRequest {
  readonly acsUrl: string | null;
  readonly forceAuthn: string | null;
  readonly isPassive: string | null;
  readonly nameIdFormat: string | null;
  readonly authnContexts: readonly string[];
}

export interface Logout {
  readonly nameId: Name | null;
  readonly isEncrypted: boolean;
  readonly sessionIndexes: readonly string[];
  readonly notOnOrAfter: Time;
}

export interface AssertionView {
  readonly isEncrypted: boolean;
  readonly id: string | null;
  readonly issuer: string | null;
  readonly issueInstant: Time;
  readonly nameId: Name | null;
  readonly audiences: readonly string[];
  readonly notBefore: Time;
  readonly notOnOrAfter: Time;
  readonly confirmations: readonly {
    readonly method: string | null;
    readonly recipient: string | null;
    readonly notOnOrAfter: Time;
    readonly inResponseTo: string | null;
  }[];
  readonly authnInstant: Time;
  readonly authnContext: string | null;
  readonly sessionIndex: string | null;
  readonly sessionNotOnOrAfter: Time;
  readonly attributes: readonly { readonly name: string | null; readonly values: readonly string[] }[];
}

export interface SignatureView {
  /** Local name of the element that it stands in; `address` for one beside the message. */
  readonly on: string;
  readonly algorithm: string | null;
  readonly digest: string | null;
  readonly reference: string | null;
  /** The first certificate that the signature names. Anybody can name any. */
  readonly certificate: CertificateInfo | null;
}
