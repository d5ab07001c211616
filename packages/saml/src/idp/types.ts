/** The identity provider half: what a response is written from. */
import type { Certificate, PrivateKey } from '../crypto/index.ts';
import type { Attribute, NameId } from '../response/types.ts';
import type { Instant } from '../verdict.ts';
import type { StatusInput } from '../write-status.ts';

export interface ResponseSigning {
  readonly key: PrivateKey;
  readonly certificate: Certificate;
  readonly what: 'assertion' | 'response' | 'both' | 'none';
  readonly hash: 'sha256' | 'sha1';
}

export interface AssertionInput {
  readonly id: string;
  readonly issueInstant: Instant;
  readonly issuer: string;
  readonly nameId: Pick<NameId, 'value' | 'format'> | null;
  readonly recipient: string;
  readonly audience: string;
  readonly notBefore: Instant;
  readonly notOnOrAfter: Instant;
  readonly confirmationNotOnOrAfter: Instant;
  readonly attributes: readonly Pick<Attribute, 'name' | 'values'>[];
  readonly authnInstant: Instant;
  readonly sessionIndex: string;
  readonly authnContextClassRef: string;
}

export interface ResponseInput {
  readonly id: string;
  readonly issueInstant: Instant;
  readonly issuer: string;
  /** `null` leaves it out, as Entra ID does in the answer to an unsupported request. */
  readonly destination: string | null;
  /** `null` for an answer that nobody asked for (no InResponseTo anywhere). */
  readonly inResponseTo: string | null;
  /** Top-level status code URI, second-level code and message; Success where absent. */
  readonly status?: StatusInput;
  readonly assertion: AssertionInput | null;
  readonly signing: ResponseSigning | null;
  /** Encrypt the assertion to this certificate. */
  readonly encryption?: { readonly certificate: Certificate; readonly algorithm: 'aes256-cbc' | 'aes256-gcm' };
}
