/** GET /saml/:provider/continue: the bounce after the answer, in which the browser shows its cookies. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { joinOfferLifetime } from '../joins/index.ts';
import { setLogoutCookie } from '../participations/index.ts';
import {
  browserCookie,
  clearCookie,
  joinCookie,
  originOf,
  restartCookie,
  seconds,
  setCookie,
} from '../platform/index.ts';
import { setSessionCookie } from '../sessions/index.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { sendPage } from './pages/human-page.ts';
import { otherPages } from './pages/refusal-page.ts';
import {
  attemptPath,
  callerOf,
  findTarget,
  queryValue,
  type RouteContext,
  redirect,
  sendRefusal,
  sendUnknown,
  setupReturnPath,
} from './route-context.ts';

export async function serveContinue(context: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const { platform, secure } = context;
  const target = await findTarget(context, request);
  if (target === null) return sendUnknown(context, request, reply);
  const { provider, account } = target;
  const completed = await completeSignIn(platform, {
    provider,
    code: queryValue(request, 'code') ?? '',
    browserSecret: request.cookies[browserCookie(secure)],
    caller: await callerOf(context, request),
    from: originOf(request),
  });
  // An answer has come: the next one that nobody asked for is no loop, whatever becomes of this one.
  if (completed.kind !== 'gone') clearCookie(reply, restartCookie(secure), secure);
  switch (completed.kind) {
    case 'gone':
      return sendPage(reply, platform.ids, otherPages.gone(account, provider));
    case 'refused':
      return sendRefusal(context, reply, target, completed);
    case 'setup_tested':
      return redirect(reply, setupReturnPath);
    case 'tested':
      return redirect(reply, attemptPath(completed.attemptId));
    case 'join_offered':
      setCookie(reply, joinCookie(secure), completed.token, secure, joinOfferLifetime / seconds(1));
      return redirect(reply, `/join/${account.address}`);
    case 'signed_in':
      setSessionCookie(reply, platform, completed.session.token, completed.session.expiresAt);
      setLogoutCookie(reply, platform, completed.session);
      return redirect(reply, completed.returnTo);
  }
}
