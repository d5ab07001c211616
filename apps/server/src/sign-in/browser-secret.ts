/** The secret cookie that binds sign-ins to a browser. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { browserCookie, setCookie } from '../platform/index.ts';
import type { RouteContext } from './route-context.ts';
import { browserCookieSeconds } from './sign-in-request.ts';

/** As `ids.secret` makes them. */
const secretForm = /^[\w-]{43}$/;

/** One secret for all sign-ins of a browser, so that two tabs do not get in each other's way. */
export function keepBrowserSecret(
  { platform, secure }: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
): string {
  const name = browserCookie(secure);
  const present = request.cookies[name];
  const secret = present !== undefined && secretForm.test(present) ? present : platform.ids.secret();
  setCookie(reply, name, secret, secure, browserCookieSeconds);
  return secret;
}
