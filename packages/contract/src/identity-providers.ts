/** Identity providers: the SAML connections of an account. */
import { type Static, Type } from 'typebox';
import { AccountParams, Timestamp } from './common.ts';
import { Connection } from './metadata/connection.ts';
import { MetadataInput } from './metadata/metadata-input.ts';
import { MetadataView } from './metadata/metadata-view.ts';
import { defineOperation, Nothing } from './operation.ts';

export const Description = Type.String({ minLength: 1, maxLength: 100 });

/** What the identity provider's admin is given. */
export const SpValues = Type.Object({
  entityId: Type.String({ description: 'Entra: Identifier (Entity ID).' }),
  acsUrl: Type.String({ description: 'Entra: Reply URL (Assertion Consumer Service URL).' }),
  sloUrl: Type.String({ description: 'Entra: Logout Url (Optional).' }),
  signOnUrl: Type.String({ description: 'Entra: Sign on URL (optional).' }),
  metadataUrl: Type.String({ description: 'The SP metadata file for Entra’s "Upload metadata file".' }),
});
export type SpValues = Static<typeof SpValues>;

export const IdpInitiated = Type.Union([Type.Literal('restart'), Type.Literal('accept'), Type.Literal('refuse')], {
  description:
    'What an answer that nobody asked for does: starts a fresh round trip (default), signs in directly, or is refused.',
});
export type IdpInitiated = Static<typeof IdpInitiated>;

export const Provisioning = Type.Union([Type.Literal('off'), Type.Literal('ask'), Type.Literal('automatic')], {
  description: 'What happens to a person who is not a member: refused, asked to join (default), or joined at once.',
});
export type Provisioning = Static<typeof Provisioning>;

export const RequestBinding = Type.Union([Type.Literal('redirect'), Type.Literal('post')], {
  description:
    'How sign-in requests travel: on the address (default), or in a form that submits itself. The other one is used where the identity provider does not offer it.',
});
export type RequestBinding = Static<typeof RequestBinding>;

const AttributeName = Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()]);

/** Which attribute holds what; `null` for the usual names of Entra ID, Okta, Google and LDAP. */
export const AttributeMapping = Type.Object({
  email: Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()], {
    description: 'The name of an attribute, or `NameID`. Nothing else is looked at then.',
  }),
  firstName: AttributeName,
  lastName: AttributeName,
  displayName: AttributeName,
  roles: Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()], {
    description: 'Where the values of the rules come from; `null` for app roles and groups.',
  }),
});
export type AttributeMapping = Static<typeof AttributeMapping>;

/** A directory makes admins and members, never owners. */
export const RoleRule = Type.Object({
  /** An app role’s value, a group’s id or name. Letters compare without regard to case. */
  value: Type.String({ minLength: 1, maxLength: 300 }),
  role: Type.Union([Type.Literal('admin'), Type.Literal('member')]),
});
export type RoleRule = Static<typeof RoleRule>;

export const PeopleSettings = Type.Object({
  mapping: AttributeMapping,
  roleRules: Type.Array(RoleRule, {
    maxItems: 100,
    description:
      'The first that matches gives the role, at each sign-in; without a match it is the default role. Without rules admins give roles.',
  }),
  /** Grows with each change: an edit names the one that it began with. */
  revision: Type.Integer(),
});
export type PeopleSettings = Static<typeof PeopleSettings>;

/** `ready`: saved, no sign-in yet. `proven`: a sign-in has succeeded in the present revision. `unproven`: changed since. `failing`: the last one was refused. */
export const ProviderState = Type.Union([
  Type.Literal('ready'),
  Type.Literal('proven'),
  Type.Literal('unproven'),
  Type.Literal('failing'),
  Type.Literal('disabled'),
]);
export type ProviderState = Static<typeof ProviderState>;

export const IdentityProvider = Type.Object({
  id: Type.String(),
  description: Description,
  enabled: Type.Boolean(),
  state: ProviderState,
  /** Grows with each change of keys, addresses or entity ID. */
  revision: Type.Integer(),
  provenAt: Type.Union([Timestamp, Type.Null()]),
  changedAt: Timestamp,
  createdAt: Timestamp,
  idpInitiated: IdpInitiated,
  provisioning: Provisioning,
  defaultRole: Type.Union([Type.Literal('admin'), Type.Literal('member')]),
  allowSha1: Type.Boolean(),
  signRequests: Type.Boolean(),
  requestBinding: RequestBinding,
  requireEncryption: Type.Boolean(),
  singleLogout: Type.Boolean(),
  people: PeopleSettings,
  sp: SpValues,
  idp: MetadataView,
  connection: Connection,
  /** Where a browser begins a sign-in, and a test of it. */
  startUrl: Type.String(),
  testUrl: Type.String(),
  signInsThisWeek: Type.Integer(),
  /** Sign-ins of the last 7 days, oldest first. */
  signInsByDay: Type.Array(Type.Integer()),
  lastSignInAt: Type.Union([Timestamp, Type.Null()]),
});
export type IdentityProvider = Static<typeof IdentityProvider>;

export const ProviderParams = Type.Object({
  account: Type.String({ maxLength: 64 }),
  provider: Type.String({ maxLength: 64 }),
});

export const listIdentityProviders = defineOperation({
  name: 'listIdentityProviders',
  summary: 'The identity providers of an account.',
  method: 'GET',
  path: '/api/accounts/:account/identity-providers',
  access: 'admin',
  params: AccountParams,
  response: Type.Object({ identityProviders: Type.Array(IdentityProvider) }),
});

export const reserveIdentityProvider = defineOperation({
  name: 'reserveIdentityProvider',
  summary:
    'Reserves the SP values of a provider that is about to be created, so that they can be given to Entra first. Kept for 7 days.',
  method: 'POST',
  path: '/api/accounts/:account/identity-provider-reservations',
  access: 'admin',
  repairs: true,
  params: AccountParams,
  response: Type.Object({ id: Type.String(), sp: SpValues, expiresAt: Timestamp }),
  errors: ['PLAN_WITHOUT_SSO'],
});

export const readMetadata = defineOperation({
  name: 'readMetadata',
  summary: 'Reads metadata (a file, an address, or values typed in) without saving anything: shown before Save.',
  method: 'POST',
  path: '/api/accounts/:account/identity-provider-metadata/read',
  access: 'admin',
  repairs: true,
  params: AccountParams,
  body: Type.Object(MetadataInput),
  response: MetadataView,
  errors: ['METADATA_REJECTED', 'METADATA_UNREACHABLE', 'PAYLOAD_TOO_LARGE', 'TOO_MANY_ATTEMPTS'],
});

export const createIdentityProvider = defineOperation({
  name: 'createIdentityProvider',
  summary: 'Creates a SAML provider from a description and metadata: a file, an address, or values typed in.',
  method: 'POST',
  path: '/api/accounts/:account/identity-providers',
  access: 'admin',
  recentSignIn: 'always',
  repairs: true,
  params: AccountParams,
  body: Type.Object({
    /** The id of a reservation; its SP values become the provider's. */
    reservation: Type.Optional(Type.String({ maxLength: 64 })),
    description: Description,
    ...MetadataInput,
  }),
  response: IdentityProvider,
  errors: [
    'PLAN_WITHOUT_SSO',
    'METADATA_REJECTED',
    'METADATA_UNREACHABLE',
    'RESERVATION_EXPIRED',
    'PAYLOAD_TOO_LARGE',
    'TOO_MANY_ATTEMPTS',
  ],
});

export const getIdentityProvider = defineOperation({
  name: 'getIdentityProvider',
  summary: 'One provider.',
  method: 'GET',
  path: '/api/accounts/:account/identity-providers/:provider',
  access: 'admin',
  params: ProviderParams,
  response: IdentityProvider,
});

export const updateIdentityProvider = defineOperation({
  name: 'updateIdentityProvider',
  summary: 'Changes description and options, enables or disables. Disabling ends its sessions.',
  method: 'PATCH',
  path: '/api/accounts/:account/identity-providers/:provider',
  access: 'admin',
  recentSignIn: { enabled: true, allowSha1: true, idpInitiated: true, defaultRole: ['admin'] },
  repairs: true,
  params: ProviderParams,
  body: Type.Object({
    description: Type.Optional(Description),
    enabled: Type.Optional(Type.Boolean()),
    idpInitiated: Type.Optional(IdpInitiated),
    provisioning: Type.Optional(Provisioning),
    defaultRole: Type.Optional(Type.Union([Type.Literal('admin'), Type.Literal('member')])),
    allowSha1: Type.Optional(Type.Boolean()),
    signRequests: Type.Optional(Type.Boolean()),
    requestBinding: Type.Optional(RequestBinding),
    requireEncryption: Type.Optional(Type.Boolean()),
    singleLogout: Type.Optional(Type.Boolean()),
  }),
  response: IdentityProvider,
  errors: ['LAST_PROVIDER_WHILE_ENFORCED', 'SP_KEY_MISSING'],
});

export const replaceMetadata = defineOperation({
  name: 'replaceMetadata',
  summary:
    'Replaces the identity provider’s metadata, and where it comes from. A change of keys, addresses or entity ID makes the provider unproven.',
  method: 'PUT',
  path: '/api/accounts/:account/identity-providers/:provider/metadata',
  access: 'admin',
  recentSignIn: 'always',
  repairs: true,
  params: ProviderParams,
  body: Type.Object({ ...MetadataInput, /** The revision that the form was opened with. */ revision: Type.Integer() }),
  response: IdentityProvider,
  errors: ['METADATA_REJECTED', 'METADATA_UNREACHABLE', 'PROVIDER_CHANGED', 'PAYLOAD_TOO_LARGE', 'TOO_MANY_ATTEMPTS'],
});

export const deleteIdentityProvider = defineOperation({
  name: 'deleteIdentityProvider',
  summary: 'Deletes a provider, its identities and its sessions. The description must be repeated.',
  method: 'DELETE',
  path: '/api/accounts/:account/identity-providers/:provider',
  access: 'admin',
  recentSignIn: 'always',
  repairs: true,
  params: ProviderParams,
  body: Type.Object({ description: Type.String() }),
  response: Nothing,
  errors: ['LAST_PROVIDER_WHILE_ENFORCED'],
});
