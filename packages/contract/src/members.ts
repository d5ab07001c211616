/** Members: users in an account, with a role and a source. */
import { type Static, Type } from 'typebox';
import { AccountParams, Role, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';

export const MemberSource = Type.Union([
  Type.Literal('founder'),
  Type.Literal('invitation'),
  Type.Literal('jit'),
  Type.Literal('scim'),
  Type.Literal('request'),
]);
export type MemberSource = Static<typeof MemberSource>;

export const Member = Type.Object({
  /** `mem_…` */
  id: Type.String(),
  userId: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Role,
  source: MemberSource,
  /** The last sign-in to this account, however made; `null` for never. */
  lastSignInAt: Type.Union([Timestamp, Type.Null()]),
  /** The last sign-in through single sign-on. */
  lastSsoAt: Type.Union([Timestamp, Type.Null()]),
  joinedAt: Timestamp,
  /** The identity provider whose rules give the role at each sign-in; `null` where admins give it. */
  roleFrom: Type.Union([Type.String({ description: 'The description of the identity provider.' }), Type.Null()]),
  /** Since when the person may not come in; `null` while they may. */
  suspendedAt: Type.Union([Timestamp, Type.Null()]),
  isYou: Type.Boolean(),
});
export type Member = Static<typeof Member>;

export const listMembers = defineOperation({
  name: 'listMembers',
  summary: 'All members, by name.',
  method: 'GET',
  path: '/api/accounts/:account/members',
  access: 'member',
  params: AccountParams,
  response: Type.Object({ members: Type.Array(Member) }),
});

const MemberParams = Type.Object({ account: Type.String({ maxLength: 64 }), member: Type.String({ maxLength: 64 }) });

export const changeMemberRole = defineOperation({
  name: 'changeMemberRole',
  summary: 'Changes a role. Only owners make, or unmake, owners.',
  method: 'PATCH',
  path: '/api/accounts/:account/members/:member',
  access: 'admin',
  recentSignIn: 'always',
  params: MemberParams,
  body: Type.Object({ role: Role }),
  response: Member,
  errors: ['LAST_OWNER', 'LAST_OWNER_WITH_A_WAY_IN', 'ROLE_FROM_DIRECTORY'],
});

export const removeMember = defineOperation({
  name: 'removeMember',
  summary: 'Removes a member and ends their sessions of this account. Members may remove themselves.',
  method: 'DELETE',
  path: '/api/accounts/:account/members/:member',
  access: 'member',
  recentSignIn: 'always',
  params: MemberParams,
  response: Nothing,
  errors: ['LAST_OWNER', 'LAST_OWNER_WITH_A_WAY_IN'],
});

export const suspendMember = defineOperation({
  name: 'suspendMember',
  summary:
    'Keeps a member out, and ends their sessions of this account, until they are let in again. Nothing is deleted.',
  method: 'POST',
  path: '/api/accounts/:account/members/:member/suspend',
  access: 'admin',
  params: MemberParams,
  response: Member,
  errors: ['LAST_OWNER', 'LAST_OWNER_WITH_A_WAY_IN'],
});

export const unsuspendMember = defineOperation({
  name: 'unsuspendMember',
  summary: 'Lets a suspended member in again.',
  method: 'POST',
  path: '/api/accounts/:account/members/:member/unsuspend',
  access: 'admin',
  params: MemberParams,
  response: Member,
});
