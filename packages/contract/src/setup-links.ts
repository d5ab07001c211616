/** Setup links: a colleague without a Latchkey login sets up one identity provider, and can do nothing else. */
import { type Static, Type } from 'typebox';
import { AccountParams, Email, Timestamp } from './common.ts';
import { Description, SpValues } from './identity-providers.ts';
import { maximumMetadataBytes } from './metadata/metadata-input.ts';
import { MetadataView } from './metadata/metadata-view.ts';
import { defineOperation, Nothing } from './operation.ts';
import { AttemptRejection } from './sign-in-attempts.ts';

/** `finished`: the provider has been enabled since. */
export const SetupLinkStatus = Type.Union([
  Type.Literal('open'),
  Type.Literal('finished'),
  Type.Literal('revoked'),
  Type.Literal('expired'),
]);
export type SetupLinkStatus = Static<typeof SetupLinkStatus>;

const MaybeTime = Type.Union([Timestamp, Type.Null()]);

export const SetupLink = Type.Object({
  id: Type.String(),
  /** The provider, or the one that will be when its metadata has come. */
  providerId: Type.String(),
  providerDescription: Type.String(),
  /** Who has it: a name or an e-mail address. */
  recipient: Type.String(),
  createdBy: Type.String({ description: 'A name.' }),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  status: SetupLinkStatus,
  openedAt: MaybeTime,
  metadataAt: MaybeTime,
  testedAt: MaybeTime,
  /** How many steps of the guide are ticked off. */
  stepsDone: Type.Integer(),
});
export type SetupLink = Static<typeof SetupLink>;

export const listSetupLinks = defineOperation({
  name: 'listSetupLinks',
  summary: 'Setup links, newest first, with how far they have come.',
  method: 'GET',
  path: '/api/accounts/:account/setup-links',
  access: 'admin',
  params: AccountParams,
  response: Type.Object({ setupLinks: Type.Array(SetupLink) }),
});

export const createSetupLink = defineOperation({
  name: 'createSetupLink',
  summary:
    'Makes a link with which a colleague sets up one identity provider: a new one, or one that is disabled. The link is answered once and kept only as a hash.',
  method: 'POST',
  path: '/api/accounts/:account/setup-links',
  access: 'admin',
  params: AccountParams,
  body: Type.Object({
    /** A disabled provider; left out for a new one. */
    provider: Type.Optional(Type.String({ maxLength: 64 })),
    /** Of a new provider. */
    description: Type.Optional(Description),
    recipient: Type.String({ minLength: 1, maxLength: 254 }),
    /** Sends the link there by mail as well. */
    email: Type.Optional(Email),
    days: Type.Integer({ minimum: 1, maximum: 30 }),
  }),
  response: Type.Object({ setupLink: SetupLink, link: Type.String() }),
  errors: ['PLAN_WITHOUT_SSO', 'SETUP_PROVIDER_IN_USE', 'TOO_MANY_ATTEMPTS'],
});

export const revokeSetupLink = defineOperation({
  name: 'revokeSetupLink',
  summary: 'Ends a setup link at once. What came through it stays.',
  method: 'DELETE',
  path: '/api/accounts/:account/setup-links/:setupLink',
  access: 'admin',
  params: Type.Object({ account: Type.String({ maxLength: 64 }), setupLink: Type.String({ maxLength: 64 }) }),
  response: Nothing,
});

const TokenParams = Type.Object({ token: Type.String({ maxLength: 100 }) });

/** The last test that was begun through the link. */
export const SetupTest = Type.Object({
  attemptId: Type.String(),
  outcome: Type.Union([Type.Literal('started'), Type.Literal('passed'), Type.Literal('refused')]),
  startedAt: Timestamp,
  /** Who signed in. */
  subject: Type.Union([Type.String(), Type.Null()]),
  rejection: Type.Union([AttemptRejection, Type.Null()]),
});
export type SetupTest = Static<typeof SetupTest>;

/** All that the page of a setup link shows. */
export const Setup = Type.Object({
  accountName: Type.String(),
  providerDescription: Type.String(),
  providerId: Type.String(),
  invitedBy: Type.String(),
  recipient: Type.String(),
  expiresAt: Timestamp,
  sp: SpValues,
  vendor: Type.Union([Type.String(), Type.Null()]),
  done: Type.Array(Type.String()),
  metadata: Type.Union([MetadataView, Type.Null()]),
  test: Type.Union([SetupTest, Type.Null()]),
});
export type Setup = Static<typeof Setup>;

export const openSetup = defineOperation({
  name: 'openSetup',
  summary: 'What the person with a setup link sees.',
  method: 'GET',
  path: '/api/setup/:token',
  access: 'anyone',
  params: TokenParams,
  response: Setup,
  errors: ['SETUP_LINK_INVALID', 'TOO_MANY_ATTEMPTS'],
});

export const keepSetupProgress = defineOperation({
  name: 'keepSetupProgress',
  summary: 'Remembers which guide is followed and which steps are done.',
  method: 'PUT',
  path: '/api/setup/:token/progress',
  access: 'anyone',
  params: TokenParams,
  body: Type.Object({
    vendor: Type.String({ maxLength: 20, pattern: '^[a-z]+$' }),
    done: Type.Array(Type.String({ maxLength: 40, pattern: '^[a-z-]+$' }), { maxItems: 20 }),
  }),
  response: Nothing,
  errors: ['SETUP_LINK_INVALID', 'TOO_MANY_ATTEMPTS'],
});

const MetadataInput = {
  metadata: Type.String({ maxLength: Math.ceil(maximumMetadataBytes * 1.4) }),
  encoding: Type.Optional(Type.Union([Type.Literal('text'), Type.Literal('base64')], { default: 'text' })),
  entityId: Type.Optional(Type.String({ maxLength: 1024 })),
};

export const readSetupMetadata = defineOperation({
  name: 'readSetupMetadata',
  summary: 'Reads a metadata file without saving anything.',
  method: 'POST',
  path: '/api/setup/:token/metadata/read',
  access: 'anyone',
  params: TokenParams,
  body: Type.Object(MetadataInput),
  response: MetadataView,
  errors: ['SETUP_LINK_INVALID', 'METADATA_REJECTED', 'PAYLOAD_TOO_LARGE', 'TOO_MANY_ATTEMPTS'],
});

export const handInSetupMetadata = defineOperation({
  name: 'handInSetupMetadata',
  summary: 'Hands in the metadata: the provider is made of it, disabled until an admin enables it.',
  method: 'PUT',
  path: '/api/setup/:token/metadata',
  access: 'anyone',
  params: TokenParams,
  body: Type.Object(MetadataInput),
  response: Setup,
  errors: ['SETUP_LINK_INVALID', 'METADATA_REJECTED', 'PROVIDER_CHANGED', 'PAYLOAD_TOO_LARGE', 'TOO_MANY_ATTEMPTS'],
});
