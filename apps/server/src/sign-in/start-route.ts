/** GET /saml/:provider/start: leaves for the identity provider. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf, Problem, restartCookie, roleRank, setCookie } from '../platform/index.ts';
import { findLinkForTest } from '../setup-links/index.ts';
import { keepBrowserSecret } from './browser-secret.ts';
import { sendPostPage } from './pages/human-page.ts';
import { returnPath } from './return-path.ts';
import {
  callerOf,
  findTarget,
  queryValue,
  type RouteContext,
  redirect,
  sendRefusal,
  sendUnknown,
  type Target,
} from './route-context.ts';
import { restartGuardSeconds } from './sign-in-request.ts';
import { type Start, startSignIn } from './start-sign-in.ts';

export async function serveStart(context: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const { platform } = context;
  const target = await findTarget(context, request);
  if (target === null) return sendUnknown(context, request, reply);
  const setupToken = queryValue(request, 'setup');
  const from = originOf(request);
  const setupLink = setupToken === null ? null : await findLinkForTest(platform, setupToken, target.provider.id, from);
  // The page of the link says why it does not work.
  if (setupToken !== null && setupLink === null) return redirect(reply, `/setup/${encodeURIComponent(setupToken)}`);
  const asked = queryValue(request, 'return');
  const againUserId = userIdIn(queryValue(request, 'again'));
  const started = await startSignIn(platform, {
    ...target,
    from,
    browserSecret: keepBrowserSecret(context, request, reply),
    returnTo: (asked === null ? null : returnPath(asked, platform.config.publicUrl)) ?? '/',
    askedHere: isAskedHere(request),
    test: setupLink !== null || (queryValue(request, 'test') === '1' && (await mayTest(context, request, target))),
    setupLink,
    fresh: queryValue(request, 'fresh') === '1' || againUserId !== null,
    againUserId,
    restart: guardRestart(context, request, reply, target),
  });
  if (started.kind === 'refused') return sendRefusal(context, reply, target, started);
  if (started.kind === 'redirect') return redirect(reply, started.location);
  return sendPostPage(reply, platform.ids, started.form);
}

/**
 * Whether a person pressed something on a page of ours, or typed the address. Pages elsewhere can send a browser here, but
 * cannot make it say this (Fetch Metadata); a browser that says nothing is taken not to have asked.
 */
function isAskedHere({ headers }: FastifyRequest): boolean {
  const from = headers['sec-fetch-site'];
  return (from === 'same-origin' || from === 'none') && headers['sec-fetch-user'] === '?1';
}

/** Whoever the address names: it can only narrow down who may come back. */
const userIdIn = (text: string | null): string | null =>
  text !== null && /^usr_[a-z0-9]{1,60}$/.test(text) ? text : null;

/** Remembers a restart for a short time; a second one within it is a loop. */
function guardRestart(
  { secure }: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { provider }: Target,
): Start['restart'] {
  if (queryValue(request, 'restart') !== '1') return 'no';
  const name = restartCookie(secure);
  if (request.cookies[name] === provider.id) return 'again';
  setCookie(reply, name, provider.id, secure, restartGuardSeconds);
  return 'first';
}

/** The Test button is for admins of the account; for anybody else it is an ordinary sign-in. */
async function mayTest(context: RouteContext, request: FastifyRequest, { account }: Target): Promise<boolean> {
  const caller = await callerOf(context, request);
  if (caller === null) return false;
  try {
    const { role } = await context.gate.enter(caller, account.id);
    return roleRank[role] >= roleRank.admin;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
