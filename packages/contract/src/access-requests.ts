/** Requests for access: people whom an identity provider let in, who are not members and would like to be. */
import { type Static, Type } from 'typebox';
import { AccountParams, Role, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';

export const AccessRequest = Type.Object({
  /** `req_…` */
  id: Type.String(),
  /** As the identity provider says them. */
  name: Type.String(),
  email: Type.String(),
  /** What the person wrote; may be empty. */
  message: Type.String(),
  provider: Type.String({ description: 'The description of the identity provider.' }),
  /** Which role they would get. */
  role: Role,
  /** The rules of the identity provider give the role, whatever is chosen; except that an owner may make an owner. */
  roleFromDirectory: Type.Boolean(),
  /** The sign-in that it follows from. */
  attemptId: Type.String(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type AccessRequest = Static<typeof AccessRequest>;

export const listAccessRequests = defineOperation({
  name: 'listAccessRequests',
  summary: 'The requests that wait for a decision, the oldest first.',
  method: 'GET',
  path: '/api/accounts/:account/access-requests',
  access: 'admin',
  params: AccountParams,
  response: Type.Object({ accessRequests: Type.Array(AccessRequest) }),
});

const RequestParams = Type.Object({ account: Type.String({ maxLength: 64 }), request: Type.String({ maxLength: 64 }) });

export const approveAccessRequest = defineOperation({
  name: 'approveAccessRequest',
  summary: 'Makes the person a member: their next sign-in goes straight in. Only owners make owners.',
  method: 'POST',
  path: '/api/accounts/:account/access-requests/:request/approve',
  access: 'admin',
  params: RequestParams,
  body: Type.Object({ role: Role }),
  response: Nothing,
  errors: ['ACCESS_REQUEST_OVER', 'ALREADY_MEMBER'],
});

export const declineAccessRequest = defineOperation({
  name: 'declineAccessRequest',
  summary: 'Declines; the person may ask again after a week.',
  method: 'POST',
  path: '/api/accounts/:account/access-requests/:request/decline',
  access: 'admin',
  params: RequestParams,
  response: Nothing,
  errors: ['ACCESS_REQUEST_OVER'],
});
