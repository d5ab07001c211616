/** AuthnRequest, both sides: what the service provider sends and what an identity provider reads. */
import type { PrivateKey } from '../crypto/index.ts';
import type { Instant } from '../verdict.ts';

/** RequestedAuthnContext, Subject and Conditions are left out on purpose: Entra refuses them or fails because of them. */
export interface AuthnRequestInput {
  /** An xs:ID: begins with a letter or an underscore (Entra: AADSTS7500529). */
  readonly id: string;
  readonly issueInstant: Instant;
  readonly destination: string;
  readonly issuer: string;
  readonly acsUrl: string;
  readonly forceAuthn: boolean;
  readonly isPassive: boolean;
  /** `null` leaves NameIDPolicy out, so that what the identity provider's admin has chosen is used. */
  readonly nameIdFormat: string | null;
}

export interface RedirectSigning {
  readonly key: PrivateKey;
  /** Default `http://www.w3.org/2001/04/xmldsig-more#rsa-sha256`. */
  readonly algorithm: string;
}

/** An AuthnRequest as received. Attributes that are absent are `null`. */
export interface AuthnRequest {
  readonly id: string;
  readonly issueInstant: Instant;
  readonly issuer: string;
  /** Names of the attributes that Issuer carries, such as `NameQualifier`; usually none. */
  readonly issuerAttributes: readonly string[];
  readonly destination: string | null;
  readonly acsUrl: string | null;
  readonly acsIndex: number | null;
  readonly protocolBinding: string | null;
  readonly forceAuthn: boolean;
  readonly isPassive: boolean;
  readonly consent: string | null;
  readonly providerName: string | null;
  /** Format of NameIDPolicy. */
  readonly nameIdFormat: string | null;
  readonly nameIdPolicy: {
    readonly format: string | null;
    readonly spNameQualifier: string | null;
    readonly allowCreate: boolean;
  } | null;
  readonly requestedAuthnContext: {
    /** `exact` when the attribute is absent (Core 3.3.2.2.1). */
    readonly comparison: string;
    readonly classRefs: readonly string[];
    readonly declRefs: readonly string[];
  } | null;
  /** What Scoping holds (`ProxyCount`, `IDPList`, `RequesterID`); `null` without Scoping. */
  readonly scoping: readonly string[] | null;
  readonly hasSubject: boolean;
  readonly hasConditions: boolean;
  readonly hasExtensions: boolean;
  /** The XML carries an enveloped signature (not verified by reading). */
  readonly hasSignature: boolean;
}
