/** Signing in and out with a password, and the sessions of a user. */
import { type Static, Type } from 'typebox';
import { AccountName } from './accounts.ts';
import { AccountParams, Email, Password, PersonName, Role, Timestamp } from './common.ts';
import { defineOperation, Nothing } from './operation.ts';

/** What the dashboard asks first: who is here, and which accounts this session opens. */
export const CurrentSession = Type.Union([
  Type.Object({ signedIn: Type.Literal(false) }),
  Type.Object({
    signedIn: Type.Literal(true),
    user: Type.Object({ id: Type.String(), name: Type.String(), email: Type.String(), hasPassword: Type.Boolean() }),
    /** `password` opens every account that allows it; `sso` opens one; `recovery` opens one, for a short time. */
    method: Type.Union([Type.Literal('password'), Type.Literal('sso'), Type.Literal('recovery')]),
    /** An operator of the instance, in a session that lets them act as one. */
    operator: Type.Boolean(),
    accounts: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        address: Type.String(),
        role: Role,
        /** False where this session does not open it (SSO enforced, or a session of another account's provider). */
        open: Type.Boolean(),
        /** Why not, when `open` is false. */
        closedBecause: Type.Union([
          Type.Literal('sso_required'),
          Type.Literal('other_account'),
          Type.Literal('sign_in_again'),
          Type.Literal('suspended'),
          Type.Null(),
        ]),
      }),
    ),
    expiresAt: Timestamp,
    /** Where an `sso` session's provider asks again who it is; `null` for the others. */
    startPath: Type.Union([Type.String(), Type.Null()]),
  }),
]);
export type CurrentSession = Static<typeof CurrentSession>;

export const getCurrentSession = defineOperation({
  name: 'getCurrentSession',
  summary: 'Who is signed in here.',
  method: 'GET',
  path: '/api/session',
  access: 'anyone',
  response: CurrentSession,
});

export const signUp = defineOperation({
  name: 'signUp',
  summary: 'Creates a user and an account; the user is its owner and signed in.',
  method: 'POST',
  path: '/api/sign-up',
  access: 'anyone',
  body: Type.Object({ name: PersonName, email: Email, password: Password, accountName: AccountName }),
  response: CurrentSession,
  errors: ['EMAIL_TAKEN', 'TOO_MANY_ATTEMPTS'],
});

export const signIn = defineOperation({
  name: 'signIn',
  summary: 'Signs in with e-mail and password. The answer is the same for an unknown e-mail and a wrong password.',
  method: 'POST',
  path: '/api/sign-in',
  access: 'anyone',
  body: Type.Object({ email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 200 }) }),
  response: CurrentSession,
  errors: ['WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS'],
});

export const signInWithRecoveryCode = defineOperation({
  name: 'signInWithRecoveryCode',
  summary:
    'Opens an account with enforced SSO to one of its owners, once, with a recovery code and the password; an owner who has none leaves it empty. Every owner is told by mail.',
  method: 'POST',
  path: '/api/sign-in/recovery',
  access: 'anyone',
  body: Type.Object({
    accountAddress: Type.String({ maxLength: 40 }),
    email: Type.String({ maxLength: 254 }),
    password: Type.String({ maxLength: 200 }),
    code: Type.String({ maxLength: 40 }),
  }),
  response: CurrentSession,
  errors: ['WRONG_CREDENTIALS', 'RECOVERY_CODE_WRONG', 'TOO_MANY_ATTEMPTS'],
});

export const confirmPassword = defineOperation({
  name: 'confirmPassword',
  summary:
    'Signs in again with the password, in the session that asks, for what needs a recent sign-in. Sessions of an identity provider sign in again there.',
  method: 'POST',
  path: '/api/session/confirm',
  access: 'user',
  repairs: true,
  body: Type.Object({ password: Type.String({ maxLength: 200 }) }),
  response: CurrentSession,
  errors: ['WRONG_CREDENTIALS', 'PASSWORD_NOT_SET', 'TOO_MANY_ATTEMPTS'],
});

export const signOut = defineOperation({
  name: 'signOut',
  summary: 'Ends this session.',
  method: 'POST',
  path: '/api/sign-out',
  access: 'anyone',
  repairs: true,
  response: Type.Object({
    next: Type.Union([Type.String(), Type.Null()], {
      description:
        'A path of ours, to be opened in the same browser, which signs out at the identity provider as well; null where nothing is left to do.',
    }),
  }),
});

/** What a sign-in page for one account may show to anybody. */
export const getSignInOptions = defineOperation({
  name: 'getSignInOptions',
  summary: 'The ways into one account, by its address. An unknown address answers like an account without providers.',
  method: 'GET',
  path: '/api/sign-in/options/:address',
  access: 'anyone',
  params: Type.Object({ address: Type.String({ maxLength: 40 }) }),
  response: Type.Object({
    /** The account's name when it has an enabled provider; else the address as given. */
    name: Type.String(),
    password: Type.Boolean(),
    providers: Type.Array(Type.Object({ id: Type.String(), description: Type.String(), startUrl: Type.String() })),
  }),
});

/** A way in that a sign-in page offers. */
const WayIn = Type.Object({ id: Type.String(), description: Type.String(), startUrl: Type.String() });

export const discoverSignIn = defineOperation({
  name: 'discoverSignIn',
  summary:
    'The ways in for an e-mail address. The answer depends on its domain alone: it is the same for a person who is known and one who is not, and empty for a domain that no account has verified.',
  method: 'POST',
  path: '/api/sign-in/discover',
  access: 'anyone',
  body: Type.Object({ email: Type.String({ maxLength: 254 }) }),
  response: Type.Object({
    accounts: Type.Array(
      Type.Object({
        name: Type.String(),
        address: Type.String(),
        /** Whether a password opens it as well. */
        password: Type.Boolean(),
        providers: Type.Array(WayIn),
      }),
    ),
  }),
  errors: ['TOO_MANY_ATTEMPTS'],
});

export const Session = Type.Object({
  id: Type.String(),
  current: Type.Boolean(),
  method: Type.Union([Type.Literal('password'), Type.Literal('sso'), Type.Literal('recovery')]),
  /** The provider's description for an SSO session. */
  provider: Type.Union([Type.String(), Type.Null()]),
  /** e.g. `Chrome on Windows`. */
  browser: Type.String(),
  ipAddress: Type.String(),
  createdAt: Timestamp,
  lastSeenAt: Timestamp,
  expiresAt: Timestamp,
});
export type Session = Static<typeof Session>;

export const listSessions = defineOperation({
  name: 'listSessions',
  summary: 'The caller’s sessions, this one first.',
  method: 'GET',
  path: '/api/sessions',
  access: 'user',
  response: Type.Object({ sessions: Type.Array(Session) }),
});

export const revokeSession = defineOperation({
  name: 'revokeSession',
  summary: 'Ends one of the caller’s sessions.',
  method: 'DELETE',
  path: '/api/sessions/:session',
  access: 'user',
  repairs: true,
  params: Type.Object({ session: Type.String({ maxLength: 64 }) }),
  response: Nothing,
});

export const revokeOtherSessions = defineOperation({
  name: 'revokeOtherSessions',
  summary: 'Ends all of the caller’s sessions but this one.',
  method: 'POST',
  path: '/api/sessions/revoke-others',
  access: 'user',
  repairs: true,
  response: Type.Object({ ended: Type.Integer() }),
});

const Limits = {
  /** Without use for so long, a session no longer opens the account; `null` for the limit of the installation. */
  idleMinutes: Type.Union([Type.Integer({ minimum: 10, maximum: 1_440 }), Type.Null()]),
  /** So long after the sign-in it no longer opens the account, however busy; `null` for the limit of the installation. */
  lifetimeMinutes: Type.Union([Type.Integer({ minimum: 60, maximum: 10_080 }), Type.Null()]),
};

export const SessionPolicy = Type.Object({
  ...Limits,
  /** Limits of the installation. */
  defaults: Type.Object({
    idleMinutes: Type.Integer(),
    ssoLifetimeMinutes: Type.Integer(),
    passwordLifetimeMinutes: Type.Integer(),
  }),
});
export type SessionPolicy = Static<typeof SessionPolicy>;

export const getSessionPolicy = defineOperation({
  name: 'getSessionPolicy',
  summary: 'How long sessions open this account.',
  method: 'GET',
  path: '/api/accounts/:account/session-policy',
  access: 'admin',
  params: AccountParams,
  response: SessionPolicy,
});

export const changeSessionPolicy = defineOperation({
  name: 'changeSessionPolicy',
  summary:
    'Sets how long sessions open this account. It holds for running sessions at once; sessions with a password that open several accounts go on opening the others.',
  method: 'PUT',
  path: '/api/accounts/:account/session-policy',
  access: 'admin',
  recentSignIn: 'always',
  params: AccountParams,
  body: Type.Object({
    ...Limits,
    was: Type.Object(Limits, { description: 'The limits that the form was opened with.' }),
  }),
  response: SessionPolicy,
  errors: ['SESSION_POLICY_CHANGED'],
});

export const AccountSession = Type.Intersect([
  Session,
  Type.Object({ memberId: Type.String(), memberName: Type.String(), memberEmail: Type.String() }),
]);
export type AccountSession = Static<typeof AccountSession>;

export const listAccountSessions = defineOperation({
  name: 'listAccountSessions',
  summary: 'The sessions that open this account, the one used last first; those of one member with `member`.',
  method: 'GET',
  path: '/api/accounts/:account/sessions',
  access: 'admin',
  params: AccountParams,
  query: Type.Object({ member: Type.Optional(Type.String({ maxLength: 64 })) }),
  response: Type.Object({ sessions: Type.Array(AccountSession) }),
});

const Ended = Type.Object({ ended: Type.Integer() });

export const endAccountSession = defineOperation({
  name: 'endAccountSession',
  summary: 'Ends a session for this account. A session with a password that opens other accounts goes on opening them.',
  method: 'DELETE',
  path: '/api/accounts/:account/sessions/:session',
  access: 'admin',
  repairs: true,
  params: Type.Object({ account: Type.String({ maxLength: 64 }), session: Type.String({ maxLength: 64 }) }),
  response: Ended,
});

export const endMemberSessions = defineOperation({
  name: 'endMemberSessions',
  summary: 'Ends all sessions of a member for this account, but the one that asks.',
  method: 'POST',
  path: '/api/accounts/:account/members/:member/end-sessions',
  access: 'admin',
  repairs: true,
  params: Type.Object({ account: Type.String({ maxLength: 64 }), member: Type.String({ maxLength: 64 }) }),
  response: Ended,
});

export const endAccountSessions = defineOperation({
  name: 'endAccountSessions',
  summary: 'Ends all sessions for this account, but the one that asks.',
  method: 'POST',
  path: '/api/accounts/:account/end-sessions',
  access: 'admin',
  repairs: true,
  params: AccountParams,
  response: Ended,
});
