/** An operation of the API as data: what the server registers, the dashboard calls and the reference is generated from. */
import { type Static, type TObject, type TSchema, Type } from 'typebox';
import type { ErrorCode } from './errors.ts';

/**
 * Who may call an operation.
 * `anyone`: no session needed. `user`: any signed-in person.
 * `operator`: an operator of the instance, in a session made with a password.
 * `member`, `admin`, `owner`: a member of the account in the path, with at least this role, whose session opens that account.
 */
export type Access = 'anyone' | 'user' | 'operator' | 'member' | 'admin' | 'owner';

/** Kinds of callers, from the outside in. `person` and `operator`: signed in, but not a member of the account. */
export const callerKinds = ['nobody', 'person', 'operator', 'member', 'admin', 'owner'] as const;
export type CallerKind = (typeof callerKinds)[number];

const admittedBy: Readonly<Record<Access, readonly CallerKind[]>> = {
  anyone: callerKinds,
  user: ['person', 'operator', 'member', 'admin', 'owner'],
  operator: ['operator'],
  member: ['member', 'admin', 'owner'],
  admin: ['admin', 'owner'],
  owner: ['owner'],
};

/** The rule of {@link Access} as a table: the reference shows it, and a test calls every operation as every caller. */
export const mayCall = (access: Access, caller: CallerKind): boolean => admittedBy[access].includes(caller);

/** How old a sign-in may be for a sensitive change. */
export const recentSignInMinutes = 15;

/**
 * Whether an operation needs a sign-in within the last {@link recentSignInMinutes} minutes: `never`, `always`, or when
 * the body names one of these fields (`true`), or gives it one of these values.
 */
export type RecentSignIn = 'never' | 'always' | Readonly<Record<string, true | readonly string[]>>;

export function needsRecentSignIn(rule: RecentSignIn, body: unknown): boolean {
  if (typeof rule === 'string') return rule === 'always';
  if (typeof body !== 'object' || body === null) return false;
  const given: Readonly<Record<string, unknown>> = { ...body };
  return Object.entries(rule).some(([field, values]) => {
    const value = given[field];
    return value !== undefined && (values === true || values.some((one) => one === value));
  });
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Operation<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Response extends TSchema = TSchema,
  A extends Access = Access,
> {
  /** Unique, e.g. `createIdentityProvider`. */
  readonly name: string;
  readonly summary: string;
  readonly method: Method;
  /** Fastify's notation: `/api/accounts/:account/members`. */
  readonly path: string;
  readonly access: A;
  readonly recentSignIn: RecentSignIn;
  /** Changes something that a session from a recovery code may change: what it takes to repair single sign-on. */
  readonly repairs: boolean;
  readonly params: Params;
  readonly query: Query;
  /** `Type.Null()` where there is none. */
  readonly body: Body;
  readonly response: Response;
  /** The errors that are particular to it; `INVALID_INPUT`, `NOT_SIGNED_IN` and `NOT_ALLOWED` go without saying. */
  readonly errors: readonly ErrorCode[];
}

// biome-ignore lint/suspicious/noExplicitAny: only a type position, so that any operation fits the constraint
export type AnyOperation = Operation<any, any, any, any>;
export type ParamsOf<O extends AnyOperation> = Static<O['params']>;
export type QueryOf<O extends AnyOperation> = Static<O['query']>;
export type BodyOf<O extends AnyOperation> = Static<O['body']>;
export type ResponseOf<O extends AnyOperation> = Static<O['response']>;

export const NoParams = Type.Object({});
export const NoQuery = Type.Object({});
export const NoBody = Type.Null();
export const Nothing = Type.Object({});

interface Definition<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema, A extends Access> {
  readonly name: string;
  readonly summary: string;
  readonly method: Method;
  readonly path: string;
  readonly access: A;
  readonly recentSignIn?: RecentSignIn;
  readonly repairs?: boolean;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  readonly errors?: readonly ErrorCode[];
}

/** Fills in what an operation leaves out: no parameters, no query, no body, no errors of its own. */
export function defineOperation<
  R extends TSchema,
  const A extends Access,
  P extends TSchema = TObject<Record<never, never>>,
  Q extends TSchema = TObject<Record<never, never>>,
  B extends TSchema = typeof NoBody,
>(definition: Definition<P, Q, B, R, A>): Operation<P, Q, B, R, A> {
  return {
    recentSignIn: 'never',
    repairs: false,
    ...definition,
    // The defaults of the type parameters are the types of these very values.
    params: definition.params ?? (NoParams as unknown as P),
    query: definition.query ?? (NoQuery as unknown as Q),
    body: definition.body ?? (NoBody as unknown as B),
    errors: definition.errors ?? [],
  };
}
