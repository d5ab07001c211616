/** Where a browser goes when its sign-in has come to an end, or to a question. */
import type { FastifyReply } from 'fastify';
import { joinOfferLifetime } from '../joins/index.ts';
import { setLogoutCookie } from '../participations/index.ts';
import { clearCookie, joinCookie, restartCookie, seconds, setCookie } from '../platform/index.ts';
import { rememberPerson, setSessionCookie } from '../sessions/index.ts';
import type { Completed } from './course.ts';
import { consentPage } from './pages/consent-page.ts';
import { sendPage } from './pages/human-page.ts';
import { otherPages } from './pages/refusal-page.ts';
import {
  attemptPath,
  type RouteContext,
  redirect,
  sendRefusal,
  setupReturnPath,
  type Target,
} from './route-context.ts';

export function finishSignIn(
  context: RouteContext,
  reply: FastifyReply,
  target: Target,
  completed: Completed,
): FastifyReply {
  const { platform, secure } = context;
  const { provider, account } = target;
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
    case 'consent_asked':
      return sendPage(reply, platform.ids, consentPage(target, completed));
    case 'join_offered':
      setCookie(reply, joinCookie(secure), completed.token, secure, joinOfferLifetime / seconds(1));
      return redirect(reply, `/join/${account.address}`);
    case 'signed_in':
      setSessionCookie(reply, platform, completed.session.token, completed.session.expiresAt);
      rememberPerson(reply, platform, completed.session);
      setLogoutCookie(reply, platform, completed.session);
      return redirect(reply, completed.returnTo);
  }
}
