/** The error catalogue of the API: every code, its status and the sentence that a person reads. */
import { type Static, Type } from 'typebox';

export const errorCatalogue = {
  INVALID_INPUT: { status: 400, message: 'Something in the form is not right. See the fields.' },
  MALFORMED_REQUEST: { status: 400, message: 'The request could not be read.' },
  NOT_SIGNED_IN: { status: 401, message: 'Sign in first.' },
  WRONG_CREDENTIALS: { status: 401, message: 'E-mail or password is wrong.' },
  SSO_REQUIRED: { status: 403, message: 'This account is opened through single sign-on only.' },
  SESSION_OPENS_OTHER_ACCOUNT: { status: 403, message: 'This session opens another account. Sign in to this one.' },
  SUSPENDED: {
    status: 403,
    message: 'You are suspended in this account. Ask one of its administrators.',
  },
  SIGN_IN_AGAIN: {
    status: 403,
    message: 'This needs a sign-in within the last 15 minutes. Sign in again, and repeat it.',
  },
  SESSION_OVER: { status: 403, message: 'Your session of this account is over. Sign in again to open it.' },
  RECOVERY_SESSION_LIMITED: {
    status: 403,
    message: 'A session from a recovery code repairs single sign-on, and changes nothing else.',
  },
  SESSION_POLICY_CHANGED: {
    status: 409,
    message: 'Somebody has changed these limits in the meantime. Look at the present values and try again.',
  },
  NOT_ALLOWED: { status: 403, message: 'Your role does not allow this.' },
  CROSS_SITE_REQUEST: { status: 403, message: 'The request came from another site.' },
  NOT_FOUND: { status: 404, message: 'There is nothing here, or it is not yours.' },
  EMAIL_TAKEN: { status: 409, message: 'There is a user with this e-mail address. Sign in instead.' },
  ADDRESS_TAKEN: { status: 409, message: 'Another account has this address.' },
  LAST_OWNER: { status: 409, message: 'An account needs an owner who may come in. Make somebody else owner first.' },
  ROLE_FROM_DIRECTORY: {
    status: 409,
    message: 'The rules of an identity provider give this role at each sign-in. Change it in the directory.',
  },
  ALREADY_MEMBER: { status: 409, message: 'This person is a member already.' },
  ACCESS_REQUEST_OVER: { status: 409, message: 'This request has been decided, or has expired.' },
  INVITATION_INVALID: {
    status: 410,
    message: 'This invitation has been used, withdrawn, or has expired. Ask for a new one.',
  },
  INVITATION_OTHER_EMAIL: { status: 403, message: 'This invitation is for another e-mail address.' },
  PLAN_WITHOUT_SSO: {
    status: 402,
    message: 'The plan of this account does not include single sign-on. An owner can change the plan.',
  },
  METADATA_REJECTED: { status: 422, message: 'This file cannot be used as identity provider metadata.' },
  METADATA_UNREACHABLE: { status: 422, message: 'The metadata could not be fetched from this address.' },
  METADATA_NOT_BY_ADDRESS: { status: 409, message: 'The metadata of this provider does not come from an address.' },
  LAST_CERTIFICATE: {
    status: 409,
    message: 'This is the only certificate. Add the new one first, or disable the provider.',
  },
  RESERVATION_EXPIRED: {
    status: 410,
    message: 'The reserved values are gone. Open the form again; what you typed is kept.',
  },
  PROVIDER_DISABLED: { status: 409, message: 'This identity provider is disabled.' },
  PROVIDER_CHANGED: {
    status: 409,
    message: 'Somebody has changed this identity provider in the meantime. Look at the present values and try again.',
  },
  SP_KEY_MISSING: { status: 409, message: 'There is no certificate for this yet. Create it first.' },
  SP_KEY_ROTATION_UNDER_WAY: {
    status: 409,
    message:
      'A rotation is under way. Finish it first: activate the next certificate, or retire the one that is left over.',
  },
  SP_KEY_CHANGED: {
    status: 409,
    message: 'Somebody has changed these certificates in the meantime. Look at the present ones and try again.',
  },
  SP_KEY_IN_USE: {
    status: 409,
    message: 'This certificate is in use. Switch off what needs it first, or replace it by a new one.',
  },
  LAST_PROVIDER_WHILE_ENFORCED: {
    status: 409,
    message:
      'Single sign-on is enforced and this is its last identity provider. Enable another one, or switch the sign-in policy to Mixed first.',
  },
  LAST_OWNER_WITH_A_WAY_IN: {
    status: 409,
    message:
      'Single sign-on is enforced, and this is the last owner who can get in. Let another owner sign in through it first, or switch the sign-in policy to Mixed.',
  },
  PLAN_NEEDED_WHILE_ENFORCED: {
    status: 409,
    message: 'Single sign-on is enforced, and this plan does not include it. Switch the sign-in policy to Mixed first.',
  },
  SSO_NOT_ENFORCED: {
    status: 409,
    message: 'Recovery codes are for accounts that enforce single sign-on, and this one does not.',
  },
  ENFORCEMENT_NOT_PROVEN: {
    status: 409,
    message: 'To enforce single sign-on, sign in through it yourself first, within the last 15 minutes.',
  },
  DOMAIN_EXISTS: { status: 409, message: 'This account has this domain already.' },
  DOMAIN_NOT_VERIFIED: { status: 409, message: 'Only verified domains can be listed. Verify the domain first.' },
  DOMAIN_IN_USE: {
    status: 409,
    message: 'An identity provider lets in people of this domain only. Change that first, under its options.',
  },
  TOO_MANY_DOMAINS: { status: 409, message: 'An account has 100 domains at most. Remove one that is not needed.' },
  SETUP_LINK_INVALID: {
    status: 410,
    message: 'There is no such setup link. Check the address, or ask for a new link.',
  },
  SETUP_PROVIDER_IN_USE: {
    status: 409,
    message: 'This identity provider is in use: what people sign in through is changed by admins only.',
  },
  JOIN_EXPIRED: { status: 410, message: 'This sign-in is too old to join with. Sign in again.' },
  PASSWORD_NOT_SET: { status: 409, message: 'This user has no password.' },
  RECOVERY_CODE_WRONG: { status: 401, message: 'This recovery code is wrong or has been used.' },
  TOO_MANY_STREAMS: { status: 409, message: 'An account has 5 destinations at most. Delete one first.' },
  MAIL_TEXT_GONE: { status: 410, message: 'This message has been delivered; its text is not kept.' },
  NO_MAIL_SERVER: {
    status: 409,
    message: 'There is no mail server. Set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM, then start Latchkey again.',
  },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'This is too large.' },
  TOO_MANY_ATTEMPTS: { status: 429, message: 'Too many attempts. Wait a little and try again.' },
  INTERNAL: {
    status: 500,
    message: 'Something went wrong on our side. Try again; if it stays, tell the operator the request id.',
  },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

/** What the API answers when something is wrong. */
export const ApiError = Type.Object({
  code: Type.String({ description: 'A code from the error catalogue.' }),
  message: Type.String({ description: 'For people. May be more particular than the catalogue’s sentence.' }),
  fields: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'What is wrong, by the name of the field.' }),
  ),
  rejection: Type.Optional(
    Type.Object(
      {
        code: Type.String(),
        message: Type.String(),
        expected: Type.Optional(Type.Array(Type.String())),
        received: Type.Optional(Type.Array(Type.String())),
      },
      { description: 'Why a SAML document was refused.' },
    ),
  ),
  requestId: Type.String(),
});
export type ApiError = Static<typeof ApiError>;
