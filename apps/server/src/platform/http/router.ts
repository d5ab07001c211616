/** Registers the operations of the contract: schema, access check and answer guard come from the operation itself. */
import {
  type Access,
  type AnyOperation,
  type BodyOf,
  needsRecentSignIn,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
} from '@latchkey/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  type Caller,
  type CallerFor,
  type Gate,
  type Membership,
  type MembershipFor,
  type Origin,
  roleRank,
} from './caller.ts';
import { sessionCookie } from './cookies.ts';
import { Problem } from './problem.ts';

export interface Call<O extends AnyOperation> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  readonly caller: CallerFor<O['access']>;
  readonly membership: MembershipFor<O['access']>;
  readonly origin: Origin;
  /** The caller as audit events name them; "Somebody" when nobody is signed in. */
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Handler<O extends AnyOperation> = (call: Call<O>) => Promise<ResponseOf<O>>;

export interface Router {
  readonly app: FastifyInstance;
  /** Whether cookies carry Secure. */
  readonly secure: boolean;
  on<const O extends AnyOperation>(operation: O, handler: Handler<O>, options?: RouteOptions): void;
}

export interface RouteOptions {
  /** Largest body, in bytes. Default 1 MiB. */
  readonly bodyLimit?: number;
  /** Calls a minute from one address. Default: the general limit. */
  readonly perMinute?: number;
}

const changesState = (method: string): boolean => method !== 'GET';

export function createRouter(app: FastifyInstance, gate: Gate, secure: boolean): Router {
  const admissions = new WeakMap<FastifyRequest, Admission>();
  return {
    app,
    secure,
    on(operation, handler, options = {}) {
      app.route({
        method: operation.method,
        url: operation.path,
        schema: {
          params: operation.params,
          querystring: operation.query,
          ...(operation.body.type === 'null' ? {} : { body: operation.body }),
          response: { 200: operation.response },
        },
        ...(options.bodyLimit === undefined ? {} : { bodyLimit: options.bodyLimit }),
        config: options.perMinute === undefined ? {} : { rateLimit: { max: options.perMinute, timeWindow: 60_000 } },
        // Before the body is read: whoever may not call does not get to send megabytes, or to learn about fields.
        preParsing: async (request) => {
          if (changesState(operation.method)) refuseCrossSite(request);
          refuseNul([request.params, request.query]);
          admissions.set(request, await admit(gate, operation, request, secure));
        },
        handler: async (request, reply) => {
          refuseNul(request.body);
          const admission = admissions.get(request);
          if (admission === undefined) throw new TypeError('A request came past its access check.');
          requireRecentSignIn(gate, operation, admission.caller, request.body);
          void reply.header('cache-control', 'no-store');
          // The schemas above have checked params, query and body; access has decided which of caller and membership are null.
          return handler({ ...parts(request), ...admission, actor: actorOf(admission), request, reply } as never);
        },
      });
    },
  };
}

interface Admission {
  readonly caller: Caller | null;
  readonly membership: Membership | null;
  readonly origin: Origin;
}

const actorOf = ({ caller, origin }: Admission): Actor => ({
  userId: caller?.userId ?? null,
  name: caller?.userName ?? 'Somebody',
  ipAddress: origin.ipAddress,
});

const parts = (request: FastifyRequest) => ({
  params: request.params,
  query: request.query,
  body: request.body ?? null,
});

export function originOf(request: FastifyRequest): Origin {
  return { ipAddress: request.ip, userAgent: (request.headers['user-agent'] ?? '').slice(0, 300) };
}

/** A form of another site can post here, but cannot set this header without our consent (CORS is never given). */
function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (request.headers['x-latchkey'] !== '1' || foreign) throw new Problem('CROSS_SITE_REQUEST');
}

/** PostgreSQL cannot store U+0000, and no honest input has it. */
function refuseNul(input: unknown): void {
  if (containsNul(input)) throw new Problem('MALFORMED_REQUEST');
}

/** Without recursion: fields that no schema names may be nested as deep as a body is long. */
function containsNul(input: unknown): boolean {
  const rest = [input];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string' && value.includes('\0')) return true;
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) rest.push(inner);
  }
  return false;
}

/** `always` was seen to before the body was read. */
function requireRecentSignIn(gate: Gate, operation: AnyOperation, caller: Caller | null, body: unknown): void {
  if (!needsRecentSignIn(operation.recentSignIn, body)) return;
  if (caller === null || !gate.isRecent(caller)) throw new Problem('SIGN_IN_AGAIN');
}

/** What a session from a recovery code may not do, whoever has it. */
function refuseBeyondRepair({ method, repairs }: AnyOperation, caller: Caller): void {
  if (caller.method === 'recovery' && changesState(method) && !repairs) throw new Problem('RECOVERY_SESSION_LIMITED');
}

/** A page that is merely open asks with this header: that keeps no session alive. */
const useOf = (request: FastifyRequest) => (request.headers['x-latchkey-background'] === '1' ? 'background' : 'active');

async function admit(
  gate: Gate,
  operation: AnyOperation,
  request: FastifyRequest,
  secure: boolean,
): Promise<Admission> {
  const access: Access = operation.access;
  const origin = originOf(request);
  const caller = await gate.identify(request.cookies[sessionCookie(secure)], origin, useOf(request));
  if (access === 'anyone') return { caller, membership: null, origin };
  if (caller === null) throw new Problem('NOT_SIGNED_IN');
  if (access === 'user' || access === 'operator') {
    if (access === 'operator' && !(await gate.operates(caller))) throw new Problem('NOT_ALLOWED');
    refuseBeyondRepair(operation, caller);
    requireRecentSignIn(gate, operation, caller, null);
    return { caller, membership: null, origin };
  }
  const { account } = request.params as { account?: string };
  // Only operations under /api/accounts/:account have these kinds of access; a test walks them all.
  if (account === undefined) throw new TypeError(`${operation.name} has no account in its path`);
  const membership = await gate.enter(caller, account);
  if (roleRank[membership.role] < roleRank[access]) throw new Problem('NOT_ALLOWED');
  refuseBeyondRepair(operation, caller);
  requireRecentSignIn(gate, operation, caller, null);
  return { caller, membership, origin };
}
