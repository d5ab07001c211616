/** The claim types that every Entra metadata document offers: a fixed list, not the application's real claims. */
export const claimTypes = [
  {
    uri: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
    displayName: 'Name',
    description: 'The mutable display name of the user.',
  },
  {
    uri: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier',
    displayName: 'Subject',
    description:
      'An immutable, globally unique, non-reusable identifier of the user that is unique to the application for which a token is issued.',
  },
  {
    uri: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname',
    displayName: 'Given Name',
    description: 'First name of the user.',
  },
  {
    uri: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname',
    displayName: 'Surname',
    description: 'Last name of the user.',
  },
  {
    uri: 'http://schemas.microsoft.com/identity/claims/displayname',
    displayName: 'Display Name',
    description: 'Display name of the user.',
  },
  {
    uri: 'http://schemas.microsoft.com/identity/claims/nickname',
    displayName: 'Nick Name',
    description: 'Nick name of the user.',
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationinstant',
    displayName: 'Authentication Instant',
    description: 'The time (UTC) when the user is authenticated to Windows Azure Active Directory.',
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod',
    displayName: 'Authentication Method',
    description: 'The method that Windows Azure Active Directory uses to authenticate users.',
  },
  {
    uri: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
    displayName: 'ObjectIdentifier',
    description: 'Primary identifier for the user in the directory. Immutable, globally unique, non-reusable.',
  },
  {
    uri: 'http://schemas.microsoft.com/identity/claims/tenantid',
    displayName: 'TenantId',
    description: "Identifier for the user's tenant.",
  },
  {
    uri: 'http://schemas.microsoft.com/identity/claims/identityprovider',
    displayName: 'IdentityProvider',
    description: 'Identity provider for the user.',
  },
  {
    uri: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
    displayName: 'Email',
    description: 'Email address of the user.',
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups',
    displayName: 'Groups',
    description: 'Groups of the user.',
  },
  {
    uri: 'http://schemas.microsoft.com/identity/claims/accesstoken',
    displayName: 'External Access Token',
    description: 'Access token issued by external identity provider.',
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/expiration',
    displayName: 'External Access Token Expiration',
    description: 'UTC expiration time of access token issued by external identity provider.',
  },
  {
    uri: 'http://schemas.microsoft.com/identity/claims/openid2_id',
    displayName: 'External OpenID 2.0 Identifier',
    description: 'OpenID 2.0 identifier issued by external identity provider.',
  },
  {
    uri: 'http://schemas.microsoft.com/claims/groups.link',
    displayName: 'GroupsOverageClaim',
    description: "Issued when number of user's group claims exceeds return limit.",
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
    displayName: 'Role Claim',
    description: 'Roles that the user or Service Principal is attached to',
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/wids',
    displayName: 'RoleTemplate Id Claim',
    description: 'Role template id of the Built-in Directory Roles that the user is a member of',
  },
] as const;
