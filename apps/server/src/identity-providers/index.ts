/** Identity providers: the one door. */

export { createIdentityProvider } from './create-identity-provider.ts';
export { readDescription } from './description.ts';
export { type IdentityProvider, isProven, spValuesOf, startUrlOf } from './identity-provider.ts';
export { registerIdentityProviders } from './identity-provider-routes.ts';
export {
  findProvider,
  findProviderWithAccount,
  listProviders,
  type ProviderAccount,
  updatePeople,
} from './identity-provider-store.ts';
export { expiryNoticeJob } from './metadata/expiry-notices.ts';
export { noteCertificateSigned } from './metadata/note-certificate-signed.ts';
export { type MetadataUpload, presentMetadata, readMetadata } from './metadata/read-metadata.ts';
export { refreshForUnknownKey } from './metadata/refresh-for-unknown-key.ts';
export { refreshJob } from './metadata/refresh-job.ts';
export { replaceMetadata } from './metadata/replace-metadata.ts';
export { mustUseSso } from './must-use-sso.ts';
export { presentIdentityProvider } from './present-identity-providers.ts';
export { proveIdentityProvider } from './prove-identity-provider.ts';
export { isReserved } from './reservation-store.ts';
export { reserveIdentityProvider } from './reserve-identity-provider.ts';
