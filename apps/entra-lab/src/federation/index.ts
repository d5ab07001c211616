/** Federation metadata: the documents that an admin downloads or an application polls. */

export { registerFederation } from './federation-routes.ts';
export { appMetadataDocument, tenantMetadataDocument } from './metadata-document.ts';
