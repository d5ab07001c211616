/** Reads a service provider's metadata, as an identity provider does ("Upload metadata file" in Entra). */
import type { Verdict } from '../verdict.ts';

export interface SpMetadata {
  readonly entityId: string;
  readonly acs: readonly {
    readonly binding: string;
    readonly location: string;
    readonly index: number | null;
    readonly isDefault: boolean;
  }[];
  readonly singleLogoutServices: readonly { readonly binding: string; readonly location: string }[];
  readonly nameIdFormats: readonly string[];
  /** DER in base64. */
  readonly signingCertificates: readonly string[];
  readonly encryptionCertificates: readonly string[];
  readonly authnRequestsSigned: boolean;
  readonly wantAssertionsSigned: boolean;
}

export function readSpMetadata(_bytes: Uint8Array): Verdict<SpMetadata> {
  throw new TypeError('not built yet');
}
