/** GET /saml/:provider/continue: the bounce after the answer, in which the browser shows its cookies. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { browserCookie, originOf } from '../platform/index.ts';
import { knownPeople } from '../sessions/index.ts';
import { keepBrowserSecret } from './browser-secret.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { callerOf, findTarget, queryValue, type RouteContext, sendUnknown } from './route-context.ts';

export async function serveContinue(context: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const { platform, secure } = context;
  const target = await findTarget(context, request);
  if (target === null) return sendUnknown(context, request, reply);
  const completed = await completeSignIn(platform, {
    provider: target.provider,
    code: queryValue(request, 'code') ?? '',
    consented: false,
    browserSecret: request.cookies[browserCookie(secure)],
    ownSecret: keepBrowserSecret(context, request, reply),
    known: knownPeople(request, platform),
    caller: await callerOf(context, request),
    from: originOf(request),
  });
  return finishSignIn(context, reply, target, completed);
}
