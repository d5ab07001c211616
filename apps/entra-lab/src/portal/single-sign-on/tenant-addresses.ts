/** The addresses of the tenant that card 4 shows, and those of an application's metadata. */
import type { Lab } from '../../app.ts';
import type { EnterpriseApplication } from '../../state.ts';

/** Login URL and Logout URL are the same address. */
export const samlEndpoint = (lab: Lab): string => `${lab.publicUrl}/${lab.store.read().tenant.id}/saml2`;

/** "Microsoft Entra Identifier": the issuer of every response. */
export const entraIdentifier = (lab: Lab): string => `https://sts.windows.net/${lab.store.read().tenant.id}/`;

/** "App Federation Metadata Url". */
export const appMetadataUrl = (lab: Lab, application: EnterpriseApplication): string =>
  `${lab.publicUrl}/${lab.store.read().tenant.id}/federationmetadata/2007-06/federationmetadata.xml?appid=${application.appId}`;
