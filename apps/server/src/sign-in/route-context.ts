/** What the routes of a sign-in share: who and where they are, and the pages for people. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  findProviderWithAccount,
  type IdentityProvider,
  isReserved,
  type ProviderAccount,
} from '../identity-providers/index.ts';
import { type Caller, type Gate, originOf, type Platform, sessionCookie } from '../platform/index.ts';
import { sendPage } from './pages/human-page.ts';
import { otherPages, refusalPage } from './pages/refusal-page.ts';
import type { Refused } from './refuse.ts';

export interface RouteContext {
  readonly platform: Platform;
  readonly gate: Gate;
  /** Whether cookies carry Secure. */
  readonly secure: boolean;
}

/** The provider of the address, with its account. */
export interface Target {
  readonly provider: IdentityProvider;
  readonly account: ProviderAccount;
}

// The cast: every route of a sign-in has this parameter in its path.
export const providerIdOf = (request: FastifyRequest): string => (request.params as { provider: string }).provider;

/** One value of the query; `null` when it is absent or given several times. */
export function queryValue(request: FastifyRequest, name: string): string | null {
  // The cast: Fastify parses every query to an object.
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : null;
}

export const findTarget = ({ platform }: RouteContext, request: FastifyRequest): Promise<Target | null> =>
  findProviderWithAccount(platform.db, providerIdOf(request));

/** Who is signed in in this browser. */
export const callerOf = ({ gate, secure }: RouteContext, request: FastifyRequest): Promise<Caller | null> =>
  gate.identify(request.cookies[sessionCookie(secure)], originOf(request));

export async function sendUnknown({ platform }: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const reserved = await isReserved(platform.db, providerIdOf(request), platform.clock.now());
  return sendPage(reply, platform.ids, reserved ? otherPages.notSetUp : otherPages.unknownProvider);
}

/** A page for the person; for the Test button, the evidence. */
export function sendRefusal({ platform }: RouteContext, reply: FastifyReply, target: Target, refused: Refused) {
  const { refusal, attemptId, test, setup, access } = refused;
  if (setup) return redirect(reply, setupReturnPath);
  if (test) return redirect(reply, attemptPath(attemptId));
  return sendPage(
    reply,
    platform.ids,
    refusalPage(refusal, { ...target, attemptId, ...(access === undefined ? {} : { access }) }),
  );
}

/** Where the test of a setup link ends: the page finds the link that this browser has open. */
export const setupReturnPath = '/setup-return';

export const attemptPath = (attemptId: string): string => `/sign-in-attempts/${attemptId}`;

/** 303: whatever the method was, the browser fetches the next address with GET. */
export const redirect = (reply: FastifyReply, location: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(location, 303);
