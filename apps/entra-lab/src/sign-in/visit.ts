/** One request of a browser to the sign-in pages, with all that answering it needs. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Lab } from '../app.ts';
import { findApplication } from '../applications/index.ts';
import type { EntraFailure } from '../errors/index.ts';
import { isoTime } from '../platform/index.ts';
import { allowScripts } from '../platform/security.ts';
import { type AutoPost, autoPostPage, autoPostScript, errorPage } from './pages/index.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { type SignInEvent, writeSignInLog } from './sign-in-log.ts';
import type { SignIns } from './sign-ins.ts';

export interface Visit {
  readonly lab: Lab;
  readonly signIns: SignIns;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export const tenantName = ({ lab }: Visit): string => lab.store.read().tenant.name;

export const sendPage = ({ reply }: Visit, document: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(document);

/** Sends the response to the application through the browser. */
export const postToApplication = (visit: Visit, post: AutoPost): FastifyReply => {
  allowScripts(visit.reply, autoPostScript);
  return sendPage(visit, autoPostPage(post));
};

/** What the log entry of a sign-in says of its beginning. */
export function eventOf(visit: Visit, pending: PendingSignIn): Omit<SignInEvent, 'status' | 'failure'> {
  const { purpose } = pending;
  return {
    requestId: pending.requestId,
    correlationId: pending.correlationId,
    userId: pending.userId,
    appObjectId: purpose.kind === 'application' ? purpose.appObjectId : null,
    origin: purpose.kind === 'application' ? purpose.origin : 'my-apps',
    ipAddress: visit.request.ip,
  };
}

/** Ends a sign-in on Entra's error page: logged, and never told to the application. */
export function showError(
  visit: Visit,
  event: Omit<SignInEvent, 'status' | 'failure'>,
  failure: EntraFailure,
): FastifyReply {
  const { lab, request } = visit;
  writeSignInLog(lab, { ...event, status: 'Failure', failure });
  return sendPage(
    visit,
    errorPage({
      nonce: request.cspNonce,
      message: `AADSTS${failure.code}: ${failure.message}`,
      requestId: event.requestId,
      correlationId: event.correlationId,
      timestamp: `${isoTime(lab.clock.now()).slice(0, 19)}Z`,
    }),
  );
}

/** An event of a message that never became a sign-in. */
export const strayEvent = (visit: Visit, appObjectId: string | null, origin: SignInEvent['origin']) => ({
  requestId: visit.lab.ids.guid(),
  correlationId: visit.lab.ids.guid(),
  userId: null,
  appObjectId: appObjectId === null ? null : (findApplication(visit.lab.store.read(), appObjectId)?.objectId ?? null),
  origin,
  ipAddress: visit.request.ip,
});
