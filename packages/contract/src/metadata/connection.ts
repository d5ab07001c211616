/** The connection to an identity provider over time: source, refreshes, what waits for an admin, certificates in use. */
import { type Static, Type } from 'typebox';
import { Timestamp } from '../common.ts';
import { MetadataView } from './metadata-view.ts';

const Maybe = Type.Union([Timestamp, Type.Null()]);

export const MetadataSource = Type.Union([Type.Literal('upload'), Type.Literal('address'), Type.Literal('manual')]);
export type MetadataSource = Static<typeof MetadataSource>;

export const CertificateUse = Type.Object({
  sha256: Type.String(),
  /** `file`: of the metadata that an admin chose. `address`: came with a refresh. `hand`: added by an admin. */
  origin: Type.Union([Type.Literal('file'), Type.Literal('address'), Type.Literal('hand')]),
  addedAt: Timestamp,
  /** It came with a refresh, is accepted, and no sign-in has used it yet. */
  trial: Type.Boolean(),
  /** When it last signed a response that was verified. */
  lastSignedAt: Maybe,
  /** The document at the address is without it since then … */
  missingSince: Maybe,
  /** … and it is trusted until then. */
  trustedUntil: Maybe,
});
export type CertificateUse = Static<typeof CertificateUse>;

export const RefusedCertificate = Type.Object({
  sha256: Type.String(),
  sha1: Type.String(),
  subject: Type.String(),
  notAfter: Timestamp,
  /** DER in base64. */
  base64: Type.String(),
  refusedAt: Timestamp,
  refusedBy: Type.String(),
});
export type RefusedCertificate = Static<typeof RefusedCertificate>;

export const Connection = Type.Object({
  source: MetadataSource,
  /** `null` unless the source is an address. */
  address: Type.Union([Type.String(), Type.Null()]),
  refresh: Type.Union([
    Type.Object({
      /** When the document was last read without complaint. */
      goodAt: Maybe,
      /** Since the last good one. */
      failedAt: Maybe,
      failure: Type.Union([Type.String(), Type.Null()]),
      nextAt: Timestamp,
    }),
    Type.Null(),
  ]),
  /** The document has another entity ID or other addresses: nothing of that counts until an admin accepts it. */
  waiting: Type.Union([Type.Object({ digest: Type.String(), since: Timestamp, idp: MetadataView }), Type.Null()]),
  certificates: Type.Array(CertificateUse),
  /** Taken away by an admin although the document has them. */
  refused: Type.Array(RefusedCertificate),
});
export type Connection = Static<typeof Connection>;
