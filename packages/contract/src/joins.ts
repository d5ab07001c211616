/** Joining an account just in time, after a sign-in by somebody who is not a member. */
import { type Static, Type } from 'typebox';
import { Role, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';

/** The offer that this browser holds; bound to it by a cookie. */
export const JoinOffer = Type.Object({
  accountName: Type.String(),
  accountAddress: Type.String(),
  provider: Type.String({ description: 'The description of the identity provider.' }),
  name: Type.String(),
  email: Type.String(),
  role: Role,
  /** An open invitation for this e-mail decides the role. */
  fromInvitation: Type.Boolean(),
  expiresAt: Timestamp,
});
export type JoinOffer = Static<typeof JoinOffer>;

export const getJoinOffer = defineOperation({
  name: 'getJoinOffer',
  summary: 'The offer to join that this browser holds.',
  method: 'GET',
  path: '/api/join',
  access: 'anyone',
  response: JoinOffer,
  errors: ['JOIN_EXPIRED'],
});

export const acceptJoinOffer = defineOperation({
  name: 'acceptJoinOffer',
  summary: 'Joins and signs in.',
  method: 'POST',
  path: '/api/join',
  access: 'anyone',
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: Type.Object({ accountId: Type.String(), returnTo: Type.String() }),
  errors: ['JOIN_EXPIRED', 'ALREADY_MEMBER'],
});

export const declineJoinOffer = defineOperation({
  name: 'declineJoinOffer',
  summary: 'Says no; nothing is kept.',
  method: 'DELETE',
  path: '/api/join',
  access: 'anyone',
  response: Nothing,
});
