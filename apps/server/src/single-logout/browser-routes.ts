/** The two ends of a sign-out that began here: leaving for the identity provider, and what the person reads afterwards. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { browserCookie, hashToken } from '../platform/index.ts';
import { sendPage, sendPostPage } from '../sign-in/index.ts';
import { leaveForLogout } from './leave-for-logout.ts';
import { notFinishedPage, signedOutPage, unknownPage } from './pages.ts';
import { findPlace, type LogoutContext, logoutIdOf, redirect } from './route-context.ts';
import { findPendingLogout } from './single-logout-store.ts';

/** GET /saml/:provider/sign-out */
export async function serveLeave(context: LogoutContext, request: FastifyRequest, reply: FastifyReply) {
  const { platform, secure } = context;
  const place = await findPlace(context, request);
  if (place === null) return sendPage(reply, platform.ids, unknownPage);
  const browserSecret = request.cookies[browserCookie(secure)];
  const leaving = await leaveForLogout(platform, place.provider, { logoutId: logoutIdOf(request), browserSecret });
  if (leaving === null) return sendPage(reply, platform.ids, notFinishedPage(place));
  return leaving.kind === 'redirect'
    ? redirect(reply, leaving.location)
    : sendPostPage(reply, platform.ids, leaving.form, { title: 'Signing out' });
}

/** GET /saml/:provider/signed-out: for the browser that began, as often as it reloads. */
export async function serveSignedOut(context: LogoutContext, request: FastifyRequest, reply: FastifyReply) {
  const { platform, secure } = context;
  const place = await findPlace(context, request);
  if (place === null) return sendPage(reply, platform.ids, unknownPage);
  const { accountId, id: providerId } = place.provider;
  const key = { accountId, providerId, id: logoutIdOf(request) };
  const logout = await findPendingLogout(platform.db, key, platform.clock.now());
  const secret = request.cookies[browserCookie(secure)];
  const own = logout !== null && secret !== undefined && hashToken(secret) === logout.browserHash;
  if (!own || logout.outcome === null) return sendPage(reply, platform.ids, notFinishedPage(place));
  return sendPage(reply, platform.ids, signedOutPage(place, logout.outcome));
}
