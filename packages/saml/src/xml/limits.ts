/** How large a document may be before it is refused, with the reason for each number. */

export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  readonly attributesPerElement: number;
  readonly namespacesInScope: number;
}

/** SAML reaches a depth of about 12, in metadata and in a response with an encrypted assertion. */
const DEPTH = 64;
/** The largest element of the SAML schemas has 11 attributes; aggregates declare up to 20 namespaces on their root. */
const ATTRIBUTES_PER_ELEMENT = 64;
/** Bounds the walk by which a prefix is resolved, so that the time stays linear. */
const NAMESPACES_IN_SCOPE = 64;

/** Protocol messages. A response with 3,700 groups has 260 KB and 3,800 elements; a usual one 7 KB and 70. */
export const messageLimits: XmlLimits = {
  bytes: 512 * 1024,
  depth: DEPTH,
  elements: 20_000,
  attributesPerElement: ATTRIBUTES_PER_ELEMENT,
  namespacesInScope: NAMESPACES_IN_SCOPE,
};

/** Metadata. Entra's has 14 to 25 KB; an uploaded aggregate may hold some hundred entities. */
export const metadataLimits: XmlLimits = {
  bytes: 2 * 1024 * 1024,
  depth: DEPTH,
  elements: 100_000,
  attributesPerElement: ATTRIBUTES_PER_ELEMENT,
  namespacesInScope: NAMESPACES_IN_SCOPE,
};
