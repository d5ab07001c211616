/** Registers the operations of the contract: schema, access check and answer guard come from the operation itself. */
import type { Access, AnyOperation, BodyOf, ParamsOf, QueryOf, ResponseOf } from '@latchkey/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, type CallerFor, type Gate, type MembershipFor, type Origin, roleRank } from './caller.ts';
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
        handler: async (request, reply) => {
          if (changesState(operation.method)) refuseCrossSite(request);
          refuseNul(request);
          const origin = originOf(request);
          const { caller, membership } = await admit(gate, operation, request, origin, secure);
          const actor = {
            userId: caller?.userId ?? null,
            name: caller?.userName ?? 'Somebody',
            ipAddress: origin.ipAddress,
          };
          void reply.header('cache-control', 'no-store');
          // The schemas above have checked params, query and body; access has decided which of caller and membership are null.
          return handler({ ...parts(request), caller, membership, origin, actor, request, reply } as never);
        },
      });
    },
  };
}

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
function refuseNul({ params, query, body }: FastifyRequest): void {
  if (containsNul([params, query, body])) throw new Problem('MALFORMED_REQUEST');
}

function containsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return typeof value === 'object' && value !== null && Object.values(value).some(containsNul);
}

async function admit(gate: Gate, operation: AnyOperation, request: FastifyRequest, origin: Origin, secure: boolean) {
  const access: Access = operation.access;
  const caller = await gate.identify(request.cookies[sessionCookie(secure)], origin);
  if (access === 'anyone') return { caller, membership: null };
  if (caller === null) throw new Problem('NOT_SIGNED_IN');
  if (access === 'user') return { caller, membership: null };
  const { account } = request.params as { account?: string };
  // Only operations under /api/accounts/:account have these kinds of access; a test walks them all.
  if (account === undefined) throw new TypeError(`${operation.name} has no account in its path`);
  const membership = await gate.enter(caller, account);
  if (roleRank[membership.role] < roleRank[access]) throw new Problem('NOT_ALLOWED');
  return { caller, membership };
}
