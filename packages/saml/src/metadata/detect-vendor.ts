/** Guesses the product behind metadata from its addresses, for names and instructions on screen; never for trust. */
import type { IdpMetadata } from './types.ts';

type Vendor = IdpMetadata['vendor'];

/** Tried in this order on the entity ID and the sign-on addresses. */
const SIGNS: readonly (readonly [Vendor, RegExp])[] = [
  [
    'entra',
    /^https:\/\/(?:sts\.windows\.net|sts\.chinacloudapi\.cn|login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn)\//,
  ],
  ['okta', /^https?:\/\/(?:www\.okta\.com|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:okta|oktapreview|okta-emea)\.com)\//],
  ['google', /^https:\/\/accounts\.google\.com\//],
  ['adfs', /^https?:\/\/[^/]+\/adfs\//],
  ['keycloak', /^https?:\/\/[^/]+(?:\/[^/]+)*\/realms\/[^/]+(?:\/protocol\/saml(?:\/|$)|$)/],
  ['shibboleth', /^https?:\/\/[^/]+\/idp\/(?:shibboleth$|profile\/SAML2\/)/],
  ['simplesamlphp', /^https?:\/\/.+\/(?:saml2\/idp\/(?:metadata|SSOService)\.php|module\.php\/saml\/idp\/)/],
];

export function detectVendor(entityId: string, locations: readonly string[]): Vendor {
  const sign = SIGNS.find(([, pattern]) => [entityId, ...locations].some((address) => pattern.test(address)));
  return sign?.[0] ?? 'other';
}
