/** /saml/:provider/acs: the assertion consumer service, where identity providers post their answers. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../platform/index.ts';
import { readSignInForm } from './form-body.ts';
import { sendPage } from './pages/human-page.ts';
import { otherPages } from './pages/refusal-page.ts';
import { type Answered, receiveAnswer, refuseUnreadable } from './receive-answer.ts';
import type { Refusal } from './refusal.ts';
import { findTarget, type RouteContext, redirect, sendRefusal, sendUnknown, type Target } from './route-context.ts';

/** The largest body that is read, in bytes: with 150 groups, encrypted and signed twice, a response has about 60 KB. */
export const acsBodyLimit = 512 * 1024;

const ambiguous: Refusal = {
  code: 'RESPONSE_MALFORMED',
  message: 'The posted form has the field SAMLResponse more than once.',
};

export async function serveAcs(context: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const target = await findTarget(context, request);
  if (target === null) return sendUnknown(context, request, reply);
  if (request.method !== 'POST') {
    void reply.header('allow', 'POST');
    return sendPage(reply, context.platform.ids, otherPages.notHere(target.account, target.provider));
  }
  const { repeated, ...form } = readSignInForm(typeof request.body === 'string' ? request.body : '');
  const arrival = { ...target, ...form, from: originOf(request) };
  const answered = repeated
    ? await refuseUnreadable(context.platform, arrival, ambiguous)
    : await receiveAnswer(context.platform, arrival);
  return answerBrowser(context, reply, target, answered);
}

/** The body was not even read. */
export async function serveTooLarge(context: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const target = await findTarget(context, request);
  if (target === null) return sendUnknown(context, request, reply);
  const arrival = { ...target, from: originOf(request), samlResponse: null, relayState: null };
  const answered = await refuseUnreadable(context.platform, arrival, {
    code: 'MESSAGE_TOO_LARGE',
    message: 'The posted form is too large to be an answer.',
    facts: { limitBytes: acsBodyLimit },
  });
  return answerBrowser(context, reply, target, answered);
}

/** No cookie came with this cross-site POST (SameSite): the next address of ours gets them. */
function answerBrowser(context: RouteContext, reply: FastifyReply, target: Target, answered: Answered) {
  const address = `/saml/${target.provider.id}`;
  if (answered.kind === 'refused') return sendRefusal(context, reply, target, answered);
  if (answered.kind === 'kept') return redirect(reply, `${address}/continue?code=${answered.code}`);
  const query = new URLSearchParams({ restart: '1', return: answered.returnTo });
  return redirect(reply, `${address}/start?${query.toString()}`);
}
