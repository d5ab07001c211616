/** Invitations by link. */
import { type Static, Type } from 'typebox';
import { AccountParams, Email, Password, PersonName, Role, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';

export const Invitation = Type.Object({
  id: Type.String(),
  email: Type.String(),
  role: Role,
  invitedBy: Type.String({ description: 'A name.' }),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  status: Type.Union([
    Type.Literal('open'),
    Type.Literal('accepted'),
    Type.Literal('revoked'),
    Type.Literal('expired'),
  ]),
});
export type Invitation = Static<typeof Invitation>;

/** An invitation with its link, which is answered this once. */
const NewLink = Type.Object({
  invitation: Invitation,
  link: Type.String(),
  mailed: Type.Boolean({ description: 'False without a mail server: the message is kept in the outbox.' }),
});

export const listInvitations = defineOperation({
  name: 'listInvitations',
  summary: 'Invitations, newest first.',
  method: 'GET',
  path: '/api/accounts/:account/invitations',
  access: 'admin',
  params: AccountParams,
  response: Type.Object({ invitations: Type.Array(Invitation) }),
});

export const createInvitation = defineOperation({
  name: 'createInvitation',
  summary:
    'Invites a person by mail. The link is answered once too, and kept only as a hash. Only owners invite owners.',
  method: 'POST',
  path: '/api/accounts/:account/invitations',
  access: 'admin',
  recentSignIn: { role: ['owner'] },
  params: AccountParams,
  body: Type.Object({ email: Email, role: Role }),
  response: NewLink,
  errors: ['ALREADY_MEMBER', 'TOO_MANY_ATTEMPTS'],
});

export const resendInvitation = defineOperation({
  name: 'resendInvitation',
  summary: 'Sends an open or expired invitation again, with a new link and for another 7 days. The older link ends.',
  method: 'POST',
  path: '/api/accounts/:account/invitations/:invitation/resend',
  access: 'admin',
  params: Type.Object({ account: Type.String({ maxLength: 64 }), invitation: Type.String({ maxLength: 64 }) }),
  response: NewLink,
  errors: ['ALREADY_MEMBER', 'INVITATION_INVALID', 'TOO_MANY_ATTEMPTS'],
});

export const revokeInvitation = defineOperation({
  name: 'revokeInvitation',
  summary: 'Withdraws an open invitation.',
  method: 'DELETE',
  path: '/api/accounts/:account/invitations/:invitation',
  access: 'admin',
  params: Type.Object({ account: Type.String({ maxLength: 64 }), invitation: Type.String({ maxLength: 64 }) }),
  response: Nothing,
});

const TokenParams = Type.Object({ token: Type.String({ maxLength: 100 }) });

export const previewInvitation = defineOperation({
  name: 'previewInvitation',
  summary: 'What the person with the link sees before accepting.',
  method: 'GET',
  path: '/api/invitations/:token',
  access: 'anyone',
  params: TokenParams,
  response: Type.Object({
    accountName: Type.String(),
    email: Type.String(),
    role: Role,
    invitedBy: Type.String(),
    expiresAt: Timestamp,
    /** A user with a password and this e-mail exists: sign in to accept. */
    userExists: Type.Boolean(),
    /** SSO is enforced: the person comes in through it; the invitation's role is kept for them. */
    ssoRequired: Type.Boolean(),
    signInAddress: Type.String(),
  }),
  errors: ['INVITATION_INVALID'],
});

export const acceptInvitation = defineOperation({
  name: 'acceptInvitation',
  summary: 'Joins the account: as the signed-in user whose e-mail it is, or as a new user with name and password.',
  method: 'POST',
  path: '/api/invitations/:token/accept',
  access: 'anyone',
  params: TokenParams,
  body: Type.Object({ name: Type.Optional(PersonName), password: Type.Optional(Password) }),
  response: Type.Object({ accountId: Type.String() }),
  errors: ['INVITATION_INVALID', 'INVITATION_OTHER_EMAIL', 'ALREADY_MEMBER', 'EMAIL_TAKEN', 'SSO_REQUIRED'],
});
