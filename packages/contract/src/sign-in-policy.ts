/** The sign-in policy of an account, who is ready for it, and the owners' way back in. */
import { type Static, Type } from 'typebox';
import { Account, SignInPolicy } from './accounts.ts';
import { AccountParams, Role, Timestamp } from './common.ts';
import { defineOperation } from './operation.ts';

/** For how long a sign-in through single sign-on proves to the admin who made it that it works. */
export const proofMinutes = 15;
/** Enforcement goes back to Mixed after this time, unless an admin has come in through single sign-on since. */
export const confirmationMinutes = 60;

/** What holds at a moment: enforcement that nobody has confirmed in time is over, whether or not that is written down. */
export const policyAt = (set: SignInPolicy, confirmBy: number | null, now: number): SignInPolicy =>
  set === 'enforced' && (confirmBy === null || now < confirmBy) ? 'enforced' : 'mixed';

export const changeSignInPolicy = defineOperation({
  name: 'changeSignInPolicy',
  summary:
    'Mixed or Enforced. Enforced needs a sign-in through a provider in its present revision by this very admin in the last 15 minutes; it ends the password sessions of this account, answers with new recovery codes for an owner, and goes back to Mixed after an hour unless an admin has come in through single sign-on since. Repeating it while enforced gives new codes. Mixed makes all codes void.',
  method: 'PUT',
  path: '/api/accounts/:account/sign-in-policy',
  access: 'admin',
  recentSignIn: 'always',
  repairs: true,
  params: AccountParams,
  body: Type.Object({ policy: SignInPolicy }),
  response: Type.Object({
    account: Account,
    /** Shown once, to an owner who has just enforced; empty otherwise. */
    recoveryCodes: Type.Array(Type.String()),
    endedSessions: Type.Integer(),
  }),
  errors: ['ENFORCEMENT_NOT_PROVEN', 'PLAN_WITHOUT_SSO'],
});

export const UnprovenReason = Type.Union(
  [
    Type.Literal('no_provider'),
    Type.Literal('not_through_sso'),
    Type.Literal('provider_disabled'),
    Type.Literal('provider_changed'),
    Type.Literal('too_long_ago'),
  ],
  {
    description:
      'no_provider: none is enabled. not_through_sso: this session was opened otherwise. provider_disabled: the provider of this session is disabled or gone. provider_changed: its keys, addresses or entity ID have changed since. too_long_ago: more than 15 minutes.',
  },
);
export type UnprovenReason = Static<typeof UnprovenReason>;

export const RiskReason = Type.Union(
  [Type.Literal('no_sso_sign_in'), Type.Literal('other_email'), Type.Literal('no_verified_domain')],
  {
    description:
      'no_sso_sign_in: has never signed in through an enabled provider. other_email: the provider knows the person by another e-mail address. no_verified_domain: the account has not proved to own the domain of the e-mail address.',
  },
);
export type RiskReason = Static<typeof RiskReason>;

export const MemberAtRisk = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Role,
  reasons: Type.Array(RiskReason),
  /** The address at the provider, where it is another one. */
  providerEmail: Type.Union([Type.String(), Type.Null()]),
});
export type MemberAtRisk = Static<typeof MemberAtRisk>;

/** What stands between an account and enforcement. */
export const EnforcementReadiness = Type.Object({
  /** The acting admin has signed in through a provider in its present revision in the last 15 minutes. */
  proven: Type.Boolean(),
  provenUntil: Type.Union([Timestamp, Type.Null()]),
  unprovenBecause: Type.Union([UnprovenReason, Type.Null()]),
  enabledProviders: Type.Integer(),
  members: Type.Integer(),
  /** Members who may be locked out, by name. */
  membersAtRisk: Type.Array(MemberAtRisk),
});
export type EnforcementReadiness = Static<typeof EnforcementReadiness>;

export const getEnforcementReadiness = defineOperation({
  name: 'getEnforcementReadiness',
  summary: 'Whether single sign-on may be enforced now, and who may lose access, for which reasons.',
  method: 'GET',
  path: '/api/accounts/:account/enforcement-readiness',
  access: 'admin',
  params: AccountParams,
  response: EnforcementReadiness,
});

export const getRecoveryCodes = defineOperation({
  name: 'getRecoveryCodes',
  summary: 'How many recovery codes each owner has left. The codes themselves are kept as hashes.',
  method: 'GET',
  path: '/api/accounts/:account/recovery-codes',
  access: 'admin',
  params: AccountParams,
  response: Type.Object({
    owners: Type.Array(
      Type.Object({ memberId: Type.String(), name: Type.String(), isYou: Type.Boolean(), codesLeft: Type.Integer() }),
    ),
  }),
});

export const createRecoveryCodes = defineOperation({
  name: 'createRecoveryCodes',
  summary:
    'New recovery codes for the owner who asks, while single sign-on is enforced. Shown once; earlier ones of this owner are void.',
  method: 'POST',
  path: '/api/accounts/:account/recovery-codes',
  access: 'owner',
  recentSignIn: 'always',
  repairs: true,
  params: AccountParams,
  response: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  errors: ['SSO_NOT_ENFORCED'],
});
