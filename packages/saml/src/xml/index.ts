/** XML: one strict parse, one tree, its canonical form. */
export { type Canonicalization, canonicalize, canonicalOctets } from './canonicalize.ts';
export { escapeXml } from './escape-xml.ts';
export { messageLimits, metadataLimits, type XmlLimits } from './limits.ts';
export { namespaces } from './namespaces.ts';
export { parseXml } from './parse-xml.ts';
export { positionOf } from './position.ts';
export {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  following,
  hasText,
  is,
  textOf,
  trimmedTextOf,
  trimWhiteSpace,
  withoutWhiteSpace,
} from './read.ts';
export type { XmlDocument, XmlElement } from './tree.ts';
