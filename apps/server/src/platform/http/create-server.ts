/** The HTTP server before any concept: security headers, cookies, limits, errors. */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';
import { answerFrameworkError, installErrorHandler } from './error-handler.ts';
import { Problem } from './problem.ts';
import { RequestLog } from './request-log.ts';

/** Calls a minute from one address, over all routes: far above what a person's browser makes. */
const generalLimitPerMinute = 1200;

export async function createServer({ config, ids, log }: Platform): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({
    loggerInstance,
    logController: new RequestLog(),
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxies,
    genReqId: () => ids.id('req'),
    bodyLimit: 1024 * 1024,
    frameworkErrors: answerFrameworkError,
  });
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  // JSON only; who takes another type says so.
  app.removeContentTypeParser('text/plain');
  installErrorHandler(app);
  const https = config.publicUrl.startsWith('https://');
  await app.register(helmet, {
    enableCSPNonces: false,
    contentSecurityPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    // Popups of the identity provider are not used; frames never are.
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: generalLimitPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () => new Problem('TOO_MANY_ATTEMPTS'),
  });
  return app;
}
