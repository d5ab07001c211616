/** Turns whatever was thrown into an answer of the contract's form; what is not ours to tell stays in the log. */
import type { ApiError } from '@latchkey/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeIssues, wholeForm } from './describe-issues.ts';
import { Problem } from './problem.ts';

export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = asProblem(error, request);
    if (problem.code === 'INTERNAL') request.log.error({ err: error }, 'request failed');
    return answer(problem, request, reply);
  });
}

/** For addresses that no route can be found for, because they cannot be read. */
export const answerFrameworkError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  void answer(asProblem(error, request), request, reply);
};

export function answer(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body: ApiError = {
    code: problem.code,
    message: problem.message,
    ...(problem.fields === undefined ? {} : { fields: { ...problem.fields } }),
    ...(problem.rejection === undefined ? {} : { rejection: problem.rejection }),
    requestId: request.id,
  };
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', problem.retryAfterSeconds);
  return reply.status(problem.status).header('cache-control', 'no-store').send(body);
}

function asProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error.validation !== undefined) return invalidInput(error, request);
  if (error.statusCode === 413) return new Problem('PAYLOAD_TOO_LARGE');
  if (error.statusCode === 429) return new Problem('TOO_MANY_ATTEMPTS');
  if (error.statusCode !== undefined && error.statusCode < 500) return new Problem('MALFORMED_REQUEST');
  return new Problem('INTERNAL');
}

function invalidInput(error: FastifyError, request: FastifyRequest): Problem {
  const part = error.validationContext;
  const schema = request.routeOptions.schema;
  const { [wholeForm]: whole, ...fields } = describeIssues(
    error.validation ?? [],
    part === undefined ? undefined : schema?.[part === 'headers' ? 'headers' : part],
  );
  if (whole === undefined) return new Problem('INVALID_INPUT', { fields });
  return new Problem('INVALID_INPUT', { message: 'The body of the request must be a JSON object.' });
}
