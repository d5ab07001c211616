/** SAML 2.0: the one door of this package. */
export {
  type Certificate,
  certificateFrom,
  type PrivateKey,
  privateKeyFromPem,
  type SelfSignedInput,
  selfSignedCertificate,
} from './crypto/index.ts';
export { readDateTime } from './date-time.ts';
export { signXml } from './idp/sign-xml.ts';
export type { AssertionInput, ResponseInput, ResponseSigning } from './idp/types.ts';
export { writeResponse } from './idp/write-response.ts';
export { readLogoutRequest } from './logout/read-logout-request.ts';
export { readLogoutResponse } from './logout/read-logout-response.ts';
export * from './logout/types.ts';
export { verifyLogoutRequest } from './logout/verify-logout-request.ts';
export { verifyLogoutResponse } from './logout/verify-logout-response.ts';
export { writeLogoutRequest } from './logout/write-logout-request.ts';
export { writeLogoutResponse } from './logout/write-logout-response.ts';
export { describeCertificate } from './metadata/describe-certificate.ts';
export { metadataWarningsAt } from './metadata/lint-metadata.ts';
export { readIdpMetadata } from './metadata/read-idp-metadata.ts';
export { readSpMetadata, type SpMetadata } from './metadata/read-sp-metadata.ts';
export * from './metadata/types.ts';
export { type SpMetadataSigning, writeSpMetadata } from './metadata/write-sp-metadata.ts';
export { type RejectionCode, rejectionCodes } from './rejection-codes.ts';
export { decodePost, type PostFields, type PostMessage } from './request/decode-post.ts';
export { decodeRedirect, type RedirectMessage } from './request/decode-redirect.ts';
export { encodePost, type PostForm, type PostInput, type PostSigning } from './request/encode-post.ts';
export { encodeRedirect, type RedirectInput } from './request/encode-redirect.ts';
export { readAuthnRequest } from './request/read-authn-request.ts';
export type { AuthnRequest, AuthnRequestInput, RedirectSigning } from './request/types.ts';
export { verifyRedirectSignature } from './request/verify-redirect-signature.ts';
export { verifyRequestSignature } from './request/verify-request-signature.ts';
export { writeAuthnRequest } from './request/write-authn-request.ts';
export { responseChecks } from './response/checks.ts';
// Functions, each in a file of its own (see docs in each):
export { type ReceivedResponse, receiveResponse } from './response/receive-response.ts';
export type * from './response/types.ts';
export { verifyResponse } from './response/verify-response.ts';
export {
  type KeyPair,
  type ServiceProvider,
  type ServiceProviderSettings,
  type SignInExpectation,
  type SignInRequest,
  serviceProvider,
} from './service-provider/service-provider.ts';
export { accept, type Instant, instant, type Position, type Rejection, reject, type Verdict } from './verdict.ts';
export { escapeXml } from './xml/escape-xml.ts';
// For looking at a document without verifying it. Nothing that is read this way may be relied upon.
export {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  namespaces,
  parseXml,
  textOf,
  trimmedTextOf,
  type XmlElement,
} from './xml/index.ts';
