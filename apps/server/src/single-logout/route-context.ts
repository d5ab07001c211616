/** What the routes of single logout share. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findProviderWithAccount } from '../identity-providers/index.ts';
import type { Gate, Platform } from '../platform/index.ts';
import type { Place } from './pages.ts';

export interface LogoutContext {
  readonly platform: Platform;
  readonly gate: Gate;
  /** Whether cookies carry Secure. */
  readonly secure: boolean;
}

export const findPlace = ({ platform }: LogoutContext, request: FastifyRequest): Promise<Place | null> =>
  // The cast: every route of single logout has this parameter in its path.
  findProviderWithAccount(platform.db, (request.params as { provider: string }).provider);

/** The logout that the query names; empty when there is none. */
export function logoutIdOf(request: FastifyRequest): string {
  // The cast: Fastify parses every query to an object.
  const { logout } = request.query as Readonly<Record<string, unknown>>;
  return typeof logout === 'string' ? logout : '';
}

/** 303: whatever the method was, the browser fetches the next address with GET. */
export const redirect = (reply: FastifyReply, location: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(location, 303);
