/** XML signatures as SAML uses them: enveloped, over one element, by a key that is trusted beforehand. */
export { digestAlgorithms, type SignatureAlgorithm, signatureAlgorithms, signatureAlgorithmUri } from './algorithms.ts';
export { keyInfoCertificates } from './find-signer.ts';
export { type ElementSigning, signElement } from './sign-element.ts';
export {
  coveredBy,
  coveredContentOf,
  type ElementSignature,
  type SignedElement,
  signatureIn,
  type TrustedKeys,
  verifyEnveloped,
} from './verify-enveloped.ts';
