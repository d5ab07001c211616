/** What a provider says about people: which attributes mean what, and which role follows from them. */
import { type Static, Type } from 'typebox';
import { Timestamp } from './common.ts';
import { IdentityProvider, PeopleSettings, ProviderParams } from './identity-providers.ts';
import { defineOperation } from './operation.ts';

export const changePeopleSettings = defineOperation({
  name: 'changePeopleSettings',
  summary:
    'Changes which attributes mean what, and the rules for roles. They count from the next sign-in of each person on.',
  method: 'PUT',
  path: '/api/accounts/:account/identity-providers/:provider/people',
  access: 'admin',
  recentSignIn: 'always',
  params: ProviderParams,
  body: PeopleSettings,
  response: IdentityProvider,
  errors: ['PROVIDER_CHANGED'],
});

const Found = Type.Object({
  value: Type.Union([Type.String(), Type.Null()]),
  /** The name of the attribute that it comes from, or `NameID`. */
  from: Type.Union([Type.String(), Type.Null()]),
});

/** What settings make of the last real sign-in. */
export const PeoplePreview = Type.Object({
  /** The last attempt with a verified response; `null` while there is none. */
  attempt: Type.Union([
    Type.Object({ id: Type.String(), at: Timestamp, subject: Type.Union([Type.String(), Type.Null()]) }),
    Type.Null(),
  ]),
  /** As it came. */
  attributes: Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.String()) })),
  person: Type.Union([
    Type.Object({
      email: Found,
      firstName: Found,
      lastName: Found,
      displayName: Found,
      /** What members see. */
      name: Type.String(),
      /** What the rules look at. */
      roleValues: Type.Array(Type.String()),
    }),
    Type.Null(),
  ]),
  role: Type.Object({
    /** `null`: left as it is. */
    role: Type.Union([Type.Literal('admin'), Type.Literal('member'), Type.Null()]),
    /** `rule`: the rule with this index. `overage`: the groups did not come, so nothing is concluded. `no_rules`: admins give roles. */
    because: Type.Union([
      Type.Literal('rule'),
      Type.Literal('default'),
      Type.Literal('overage'),
      Type.Literal('no_rules'),
    ]),
    rule: Type.Union([Type.Integer(), Type.Null()]),
  }),
  /** Of the last sign-ins, how many had too many groups to be listed. */
  groupOverage: Type.Object({ signIns: Type.Integer(), withOverage: Type.Integer() }),
});
export type PeoplePreview = Static<typeof PeoplePreview>;

export const previewPeopleSettings = defineOperation({
  name: 'previewPeopleSettings',
  summary: 'Shows what settings would make of the last real sign-in. Nothing is saved.',
  method: 'POST',
  path: '/api/accounts/:account/identity-providers/:provider/people/preview',
  access: 'admin',
  params: ProviderParams,
  body: Type.Omit(PeopleSettings, ['revision']),
  response: PeoplePreview,
});
