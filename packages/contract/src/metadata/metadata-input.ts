/** How metadata comes in: a file, an address, or values typed in. */
import { type Static, Type } from 'typebox';

/** Largest metadata file, in bytes. Entra's is 14 to 25 KB; federations publish larger ones. */
export const maximumMetadataBytes = 2_000_000;

/** What people copy from a page of the identity provider when it has neither a file nor an address. */
export const ManualMetadata = Type.Object({
  entityId: Type.String({ maxLength: 1024, description: 'Entra: Microsoft Entra Identifier.' }),
  signOnUrl: Type.String({ maxLength: 2048, description: 'Entra: Login URL.' }),
  signOnBinding: Type.Optional(Type.Union([Type.Literal('redirect'), Type.Literal('post')], { default: 'redirect' })),
  logoutUrl: Type.Optional(Type.String({ maxLength: 2048, description: 'Entra: Logout URL.' })),
  certificates: Type.Array(Type.String({ maxLength: 100_000 }), {
    maxItems: 20,
    description: 'PEM, or DER in base64. A text may hold several PEM certificates.',
  }),
});
export type ManualMetadata = Static<typeof ManualMetadata>;

/** One of `metadata`, `address` and `manual`. */
export const MetadataInput = {
  /** The file as text. Bytes that are not UTF-8 text arrive as base64 with `encoding: "base64"`. */
  metadata: Type.Optional(Type.String({ maxLength: 2_800_000 })),
  encoding: Type.Optional(Type.Union([Type.Literal('text'), Type.Literal('base64')], { default: 'text' })),
  /** Where it is published. Entra: App Federation Metadata Url. */
  address: Type.Optional(Type.String({ maxLength: 2048 })),
  manual: Type.Optional(ManualMetadata),
  /** Which entity of an aggregate. */
  entityId: Type.Optional(Type.String({ maxLength: 1024 })),
};
