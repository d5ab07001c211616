/** What was read from metadata. */
import { type Static, Type } from 'typebox';
import { Timestamp } from '../common.ts';

export const CertificateView = Type.Object({
  sha256: Type.String(),
  sha1: Type.String({ description: 'Entra: Thumbprint.' }),
  subject: Type.String(),
  notBefore: Timestamp,
  notAfter: Timestamp,
  keyType: Type.String(),
});
export type CertificateView = Static<typeof CertificateView>;

const Endpoint = Type.Object({ binding: Type.String(), location: Type.String() });

/** What was read from a metadata file. */
export const MetadataView = Type.Object({
  entityId: Type.String(),
  displayName: Type.Union([Type.String(), Type.Null()]),
  vendor: Type.String(),
  singleSignOnServices: Type.Array(Endpoint),
  singleLogoutServices: Type.Array(Endpoint),
  certificates: Type.Array(CertificateView),
  warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
});
export type MetadataView = Static<typeof MetadataView>;
