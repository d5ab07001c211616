/** What is logged about requests: never an address as it was called, for invitation links and SAML messages are part of it. */
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/** One line a request, at level debug: quiet logs are read. */
export class RequestLog extends LogController {
  override incomingRequest(): void {
    // The line at the end says all.
  }

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const { method, routeOptions, ip } = request;
    const line = {
      method,
      route: routeOptions.url ?? 'none',
      ip,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    };
    if (error) reply.log.error({ ...line, err: error }, 'response failed');
    else reply.log.debug(line, 'request');
  }

  override routeNotFound(): void {
    // Our own handler answers; scanners would fill the log.
  }
}
