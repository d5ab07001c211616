/** Errors while somebody signs in: pages for people in place of the API's answers. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../platform/index.ts';
import { serveTooLarge } from './acs-route.ts';
import { sendPage } from './pages/human-page.ts';
import { otherPages } from './pages/refusal-page.ts';
import type { RouteContext } from './route-context.ts';

/** What is not ours to tell stays in the log. */
export async function serveError(
  context: RouteContext,
  error: FastifyError | Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { ids } = context.platform;
  if (isTooMany(error)) return sendPage(reply, ids, otherPages.tooMany);
  if (!(error instanceof Problem) && error.statusCode === 413) {
    try {
      return await serveTooLarge(context, request, reply);
    } catch (inner) {
      if (isTooMany(inner)) return sendPage(reply, ids, otherPages.tooMany);
      request.log.error({ err: inner }, 'sign-in failed');
      return sendPage(reply, ids, otherPages.broken(request.id));
    }
  }
  if (!(error instanceof Problem) && isSendersMistake(error)) {
    return sendPage(reply, ids, otherPages.unreadableRequest(error.statusCode ?? 400));
  }
  request.log.error({ err: error }, 'sign-in failed');
  return sendPage(reply, ids, otherPages.broken(request.id));
}

/** Such as a content type that is none: nothing of ours is broken. */
const isSendersMistake = ({ statusCode = 500 }: FastifyError): boolean => statusCode >= 400 && statusCode < 500;

const isTooMany = (error: unknown): boolean => error instanceof Problem && error.code === 'TOO_MANY_ATTEMPTS';
