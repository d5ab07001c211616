/** Health for load balancers and process managers: anyone may ask. */
import type { FastifyInstance } from 'fastify';

/**
 * `/healthz`: the process answers. `/readyz`: it can also reach its database, and may be sent people; 503 otherwise.
 * @param check throws when the server cannot do its work.
 */
export function serveHealth(app: FastifyInstance, check: () => Promise<unknown>): void {
  const options = { config: { rateLimit: false }, logLevel: 'silent' } as const;
  app.get('/healthz', options, () => ({ status: 'ok' }));
  app.get('/readyz', options, async (request, reply) => {
    try {
      await check();
      return { status: 'ready' };
    } catch (error) {
      app.log.warn({ err: error, requestId: request.id }, 'not ready');
      return reply.status(503).send({ status: 'not ready' });
    }
  });
}
