/** Attribute names by meaning, the most telling first: Entra ID and AD FS, then Okta, Google and others, then LDAP by OID. */

const microsoft = 'http://schemas.microsoft.com/identity/claims/';
const identity = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/';
const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';

/** All in lower case: names are compared without regard to it, since products differ, e.g. in `displayName`. */
export const usualNames = {
  tenantId: [`${microsoft}tenantid`],
  objectId: [`${microsoft}objectidentifier`],
  email: [`${soap}emailaddress`, 'emailaddress', 'email', 'mail', 'urn:oid:0.9.2342.19200300.100.1.3'],
  displayName: [`${microsoft}displayname`, 'displayname', 'urn:oid:2.16.840.1.113730.3.1.241'],
  firstName: [`${soap}givenname`, 'givenname', 'firstname', 'first_name', 'urn:oid:2.5.4.42'],
  lastName: [`${soap}surname`, 'surname', 'lastname', 'last_name', 'sn', 'urn:oid:2.5.4.4'],
  commonName: ['cn', 'urn:oid:2.5.4.3', 'name', `${soap}name`],
  roles: [
    `${identity}role`,
    `${identity}groups`,
    'role',
    'roles',
    'groups',
    'memberof',
    'urn:oid:1.3.6.1.4.1.5923.1.5.1.1',
  ],
} as const;

/** Entra sends this, with an address to ask at, in place of more than 150 groups. */
export const overageName = 'http://schemas.microsoft.com/claims/groups.link';

/** For the mapping of the e-mail address: not an attribute, but the subject's name. */
export const nameIdSource = 'NameID';

/** Sources in which group overage shows: their values are groups, or may be. */
export const groupNames: readonly string[] = usualNames.roles.filter((name) => /groups|memberof|5923/.test(name));
