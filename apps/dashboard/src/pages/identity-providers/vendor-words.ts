/** What each identity provider calls the values that it is given, and the file that it gives. */

export type Vendor = 'entra' | 'okta' | 'google' | 'adfs' | 'keycloak';

export interface VendorWords {
  readonly name: string;
  /** A short name for sentences: "Waiting for Entra". */
  readonly shortName: string;
  readonly entityId: string;
  readonly acsUrl: string;
  /** `null` where it has no such field. */
  readonly signOnUrl: string | null;
  /** `null` where it has no such field, or none that is known. */
  readonly sloUrl: string | null;
  /** Where an SP metadata file can be handed in; `null` where it cannot. */
  readonly spMetadata: string | null;
  /** Where the file for step 3 is found. */
  readonly idpMetadata: readonly string[];
  /** Where the values of step 2 belong. */
  readonly spPlace: readonly string[];
}

export const vendorWords: Readonly<Record<Vendor, VendorWords>> = {
  entra: {
    name: 'Microsoft Entra ID',
    shortName: 'Entra',
    entityId: 'Identifier (Entity ID)',
    acsUrl: 'Reply URL (Assertion Consumer Service URL)',
    signOnUrl: 'Sign on URL (Optional)',
    sloUrl: 'Logout Url (Optional)',
    spMetadata: 'Upload metadata file',
    idpMetadata: [
      'Enterprise applications',
      'your application',
      'Single sign-on',
      'card 3 SAML Certificates',
      'Federation Metadata XML',
      'Download',
    ],
    spPlace: [
      'Enterprise applications',
      'your application',
      'Single sign-on',
      'card 1 Basic SAML Configuration',
      'Edit',
    ],
  },
  okta: {
    name: 'Okta',
    shortName: 'Okta',
    entityId: 'Audience URI (SP Entity ID)',
    acsUrl: 'Single sign-on URL',
    signOnUrl: null,
    sloUrl: 'Single Logout URL',
    spMetadata: null,
    idpMetadata: [
      'Applications',
      'your application',
      'Sign On',
      'SAML Signing Certificates',
      'Actions',
      'View IdP metadata',
    ],
    spPlace: ['Applications', 'your application', 'General', 'SAML Settings', 'Edit'],
  },
  google: {
    name: 'Google',
    shortName: 'Google',
    entityId: 'Entity ID',
    acsUrl: 'ACS URL',
    signOnUrl: 'Start URL (optional)',
    sloUrl: null,
    spMetadata: null,
    idpMetadata: ['Apps', 'Web and mobile apps', 'your app', 'Download metadata'],
    spPlace: ['Apps', 'Web and mobile apps', 'your app', 'Service provider details'],
  },
  adfs: {
    name: 'ADFS',
    shortName: 'ADFS',
    entityId: 'Relying party trust identifier',
    acsUrl: 'Relying party SAML 2.0 SSO service URL',
    signOnUrl: null,
    sloUrl: 'SAML Logout endpoint',
    spMetadata: 'Import data about the relying party from a file',
    idpMetadata: ['https://your ADFS host', 'FederationMetadata', '2007-06', 'FederationMetadata.xml'],
    spPlace: ['AD FS Management', 'Relying Party Trusts', 'Add Relying Party Trust'],
  },
  keycloak: {
    name: 'Keycloak',
    shortName: 'Keycloak',
    entityId: 'Client ID',
    acsUrl: 'Assertion Consumer Service POST Binding URL',
    signOnUrl: 'Home URL',
    sloUrl: 'Logout Service Redirect Binding URL',
    spMetadata: 'Import client',
    idpMetadata: ['Realm settings', 'General', 'Endpoints', 'SAML 2.0 Identity Provider Metadata'],
    spPlace: ['Clients', 'your client', 'Settings'],
  },
};

export const vendors: readonly Vendor[] = ['entra', 'okta', 'google', 'adfs', 'keycloak'];

export const isVendor = (value: string | null): value is Vendor => vendors.some((vendor) => vendor === value);

/** For sentences about any provider: `Entra`, `Okta`, or `the identity provider`. */
export const vendorShortName = (vendor: string): string =>
  isVendor(vendor) ? vendorWords[vendor].shortName : 'the identity provider';
