/** Accounts: the tenant, its plan and its sign-in policy. */
import { type Static, Type } from 'typebox';
import { AccountParams, Role, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';
import { Plan } from './plans.ts';

export const SignInPolicy = Type.Union([Type.Literal('mixed'), Type.Literal('enforced')]);
export type SignInPolicy = Static<typeof SignInPolicy>;

export const AccountName = Type.String({ minLength: 1, maxLength: 80 });
/** The account's part of addresses: `/sign-in/contoso`. */
export const AccountAddress = Type.String({
  minLength: 2,
  maxLength: 40,
  pattern: '^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$',
  advice: 'Use small letters, digits and hyphens, at least two characters, such as contoso-eu.',
});

export const Account = Type.Object({
  id: Type.String(),
  name: AccountName,
  address: AccountAddress,
  plan: Plan,
  /** Whether the plan includes SAML SSO. */
  ssoIncluded: Type.Boolean(),
  signInPolicy: SignInPolicy,
  /** `null` while it has never been changed. */
  signInPolicyChangedAt: Type.Union([Timestamp, Type.Null()]),
  /** While enforced and not yet confirmed: when it goes back to Mixed by itself. */
  enforcementConfirmBy: Type.Union([Timestamp, Type.Null()]),
  createdAt: Timestamp,
  /** The caller's role. */
  role: Role,
});
export type Account = Static<typeof Account>;

export const getAccount = defineOperation({
  name: 'getAccount',
  summary: 'An account, as its members see it.',
  method: 'GET',
  path: '/api/accounts/:account',
  access: 'member',
  params: AccountParams,
  response: Account,
});

export const createAccount = defineOperation({
  name: 'createAccount',
  summary: 'Creates another account; the caller becomes its owner.',
  method: 'POST',
  path: '/api/accounts',
  access: 'user',
  body: Type.Object({ name: AccountName }),
  response: Account,
});

export const updateAccount = defineOperation({
  name: 'updateAccount',
  summary: 'Changes the name or the address of an account.',
  method: 'PATCH',
  path: '/api/accounts/:account',
  access: 'admin',
  params: AccountParams,
  body: Type.Object({ name: Type.Optional(AccountName), address: Type.Optional(AccountAddress) }),
  response: Account,
  errors: ['ADDRESS_TAKEN'],
});

export const changePlan = defineOperation({
  name: 'changePlan',
  summary: 'Changes the plan. No payment is taken.',
  method: 'PUT',
  path: '/api/accounts/:account/plan',
  access: 'owner',
  params: AccountParams,
  body: Type.Object({ plan: Plan }),
  response: Account,
  errors: ['PLAN_NEEDED_WHILE_ENFORCED'],
});

export const Overview = Type.Object({
  members: Type.Integer(),
  providers: Type.Integer(),
  /** One entry a day, the last 14 days, oldest first. `day` is YYYY-MM-DD in UTC. */
  signIns: Type.Array(Type.Object({ day: Type.String(), succeeded: Type.Integer(), refused: Type.Integer() })),
  /** Enabled providers whose last finished attempts were refused. */
  failingProviders: Type.Array(
    Type.Object({
      id: Type.String(),
      description: Type.String(),
      code: Type.String(),
      attemptId: Type.String(),
      at: Timestamp,
    }),
  ),
  /** Certificates that end within 60 days or have ended. */
  expiringCertificates: Type.Array(
    Type.Object({ providerId: Type.String(), description: Type.String(), sha1: Type.String(), notAfter: Timestamp }),
  ),
  /** What to do next, most useful first; done ones included so that progress shows. */
  steps: Type.Array(
    Type.Object({
      key: Type.Union([
        Type.Literal('create_provider'),
        Type.Literal('test_sign_in'),
        Type.Literal('invite_members'),
        Type.Literal('enforce_sso'),
      ]),
      done: Type.Boolean(),
    }),
  ),
});
export type Overview = Static<typeof Overview>;

export const getOverview = defineOperation({
  name: 'getOverview',
  summary: 'What the first page shows.',
  method: 'GET',
  path: '/api/accounts/:account/overview',
  access: 'member',
  params: AccountParams,
  response: Overview,
});

export const deleteAccount = defineOperation({
  name: 'deleteAccount',
  summary: 'Deletes an account with all that belongs to it. The name must be repeated.',
  method: 'DELETE',
  path: '/api/accounts/:account',
  access: 'owner',
  recentSignIn: 'always',
  params: AccountParams,
  body: Type.Object({ name: Type.String() }),
  response: Nothing,
});
