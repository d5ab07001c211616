/** POST /saml/:provider/consent and /request-access: what a person answers to a page that the server writes by itself. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askForAccess } from '../access-requests/index.ts';
import { browserCookie, originOf } from '../platform/index.ts';
import { knownPeople } from '../sessions/index.ts';
import { keepBrowserSecret } from './browser-secret.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { readFormFields } from './form-body.ts';
import { sendPage } from './pages/human-page.ts';
import { otherPages } from './pages/refusal-page.ts';
import { callerOf, findTarget, type RouteContext, redirect, sendUnknown } from './route-context.ts';

/** A code and a message of 500 characters, escaped. */
export const formBodyLimit = 16 * 1024;

const fieldsOf = (request: FastifyRequest) => readFormFields(typeof request.body === 'string' ? request.body : '');

/** The secret cookie of the browser does not come with a form of another site; the code alone is worth nothing. */
export async function serveConsent(context: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const { platform, secure } = context;
  const target = await findTarget(context, request);
  if (target === null) return sendUnknown(context, request, reply);
  const completed = await completeSignIn(platform, {
    provider: target.provider,
    code: fieldsOf(request).get('code') ?? '',
    consented: true,
    browserSecret: request.cookies[browserCookie(secure)],
    ownSecret: keepBrowserSecret(context, request, reply),
    known: knownPeople(request, platform),
    caller: await callerOf(context, request),
    from: originOf(request),
  });
  return finishSignIn(context, reply, target, completed);
}

/** Sent once; a page that can be reloaded says so. */
export async function serveRequestAccess(context: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const target = await findTarget(context, request);
  if (target === null) return sendUnknown(context, request, reply);
  const fields = fieldsOf(request);
  const token = fields.get('token') ?? '';
  const asking = { token, message: fields.get('message') ?? '', origin: originOf(request) };
  const sent = await askForAccess(context.platform, asking);
  return redirect(reply, `/saml/${target.provider.id}/access-requested${sent ? '' : '?late=1'}`);
}

/** Says the same to everybody: who has asked is nobody else's business. */
export async function serveAccessRequested(context: RouteContext, request: FastifyRequest, reply: FastifyReply) {
  const target = await findTarget(context, request);
  if (target === null) return sendUnknown(context, request, reply);
  // The cast: Fastify parses every query to an object.
  const late = (request.query as Readonly<Record<string, unknown>>).late === '1';
  const { account, provider } = target;
  const page = late ? otherPages.requestTooLate(account, provider) : otherPages.accessRequested(account);
  return sendPage(reply, context.platform.ids, page);
}
