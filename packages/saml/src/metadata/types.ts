/** What identity provider metadata says, and what our own service provider metadata is made from. */
import type { Instant } from '../verdict.ts';

export const bindings = {
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
} as const;

export interface Endpoint {
  readonly binding: string;
  readonly location: string;
  readonly responseLocation: string | null;
}

export interface CertificateInfo {
  /** DER, base64 without line breaks. */
  readonly base64: string;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Upper-case hex, as Entra shows it under "Thumbprint". */
  readonly sha1: string;
  readonly subject: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** e.g. `RSA 2048`, `EC P-256`. */
  readonly keyType: string;
}

/** A remark that does not prevent saving. */
export type MetadataWarningCode =
  | 'ALL_CERTIFICATES_EXPIRED'
  | 'CERTIFICATE_EXPIRED'
  | 'CERTIFICATE_EXPIRES_SOON'
  | 'CERTIFICATE_NOT_YET_VALID'
  | 'ENTRA_TENANT_WIDE_DOCUMENT'
  | 'ENTRA_COMMON_ENDPOINT'
  | 'METADATA_VALID_UNTIL_PASSED'
  | 'ADDRESS_NOT_HTTPS'
  | 'WEAK_KEY';

export interface MetadataWarning {
  readonly code: MetadataWarningCode;
  /** One sentence: what was found. */
  readonly message: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export interface IdpMetadata {
  readonly entityId: string;
  /** The name in Organization or mdui, if any. */
  readonly displayName: string | null;
  readonly vendor: 'entra' | 'okta' | 'google' | 'adfs' | 'keycloak' | 'shibboleth' | 'simplesamlphp' | 'other';
  readonly singleSignOnServices: readonly Endpoint[];
  readonly singleLogoutServices: readonly Endpoint[];
  /** All that may sign, inactive ones included, in document order without duplicates. */
  readonly signingCertificates: readonly CertificateInfo[];
  readonly nameIdFormats: readonly string[];
  readonly wantAuthnRequestsSigned: boolean;
  readonly validUntil: Instant | null;
  /** How long the document may be kept before it is fetched again, in seconds; `null` when it does not say. */
  readonly cacheSeconds: number | null;
  /** `null` when the document carries no signature. */
  readonly signature: { readonly valid: boolean; readonly certificateSha256: string | null } | null;
  readonly warnings: readonly MetadataWarning[];
}

export interface SpMetadataInput {
  readonly entityId: string;
  readonly acsUrl: string;
  /** Where logout messages are taken by HTTP-Redirect as well as by HTTP-POST; `null` without single logout. */
  readonly sloUrl: string | null;
  /** DER in base64. During a rotation the new one joins the old one before it is used, so that everybody knows it by then. */
  readonly signingCertificates: readonly string[];
  /** During a rotation the new one comes first, while both keys decrypt: identity providers often take the first. */
  readonly encryptionCertificates: readonly string[];
  readonly nameIdFormats: readonly string[];
  readonly wantAssertionsSigned: boolean;
  readonly authnRequestsSigned: boolean;
}
