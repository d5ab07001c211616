/** What keeps a test tool on loopback from being misused by a page in the same browser: headers, origin and host checks. */
import { isIP } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ids } from './ids.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** For the `nonce` of inline scripts on this page. */
    cspNonce: string;
  }
}

/** No `form-action`: a sign-in ends with a form that is posted to whatever reply URL the application has. */
const policy = (scripts: string, more = "frame-ancestors 'none'") =>
  `default-src 'none'; style-src 'unsafe-inline'; script-src ${scripts}; img-src 'self' data:; connect-src 'self'; ` +
  `base-uri 'none'; ${more}`;

/** For the page that signs applications out: whatever addresses they have, and what they answer with, are shown in frames. */
export const allowFrames = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.header('content-security-policy', policy(`'nonce-${request.cspNonce}'`, "frame-src *; frame-ancestors 'none'"));

/** For what stands in such a frame: the end of an application's answer. */
export const allowOwnFrame = (reply: FastifyReply): FastifyReply =>
  reply.removeHeader('x-frame-options').header('content-security-policy', policy("'none'", "frame-ancestors 'self'"));

/** Allows only scripts with this source expression, e.g. a hash. */
export const allowScripts = (reply: FastifyReply, sources: string): FastifyReply =>
  reply.header('content-security-policy', policy(sources));

export function sendSecurityHeaders(app: FastifyInstance, ids: Ids): void {
  app.decorateRequest('cspNonce', '');
  app.addHook('onRequest', async (request, reply) => {
    request.cspNonce = ids.token(16);
    allowScripts(reply, `'nonce-${request.cspNonce}'`);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('x-frame-options', 'DENY');
    reply.header('cache-control', 'no-store');
  });
}

/** The SAML endpoint is posted to by applications, that is from other origins. */
const isSamlEndpoint = (request: FastifyRequest) => request.routeOptions.url?.startsWith('/:tenant/saml2') ?? false;

/** Refuses unknown host names (DNS rebinding) and forms that another site's page submits. */
export function protectAgainstForgery(app: FastifyInstance, publicUrl: string): void {
  const own = new URL(publicUrl);
  app.addHook('preHandler', async (request, reply) => {
    if (!isOwnHost(request.headers.host ?? '', own.hostname)) {
      return reply
        .code(421)
        .type('text/plain')
        .send(
          `Entra Lab does not answer to the name in this address. Set ENTRA_LAB_PUBLIC_URL to it, or use ${publicUrl}.`,
        );
    }
    if (request.method === 'GET' || request.method === 'HEAD' || isSamlEndpoint(request)) return;
    const origin = request.headers.origin;
    if (origin === undefined || origin === own.origin || origin === originAt(origin, request.headers.host)) return;
    return reply.code(403).type('text/plain').send('This form was submitted by a page of another site.');
  });
}

/** Loopback names, addresses in numbers, and the public URL's own name. */
function isOwnHost(host: string, ownHostname: string): boolean {
  const hostname = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
  return hostname === 'localhost' || hostname === ownHostname || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

/** The lab's origin as this browser addresses it, with the scheme that the origin claims; `null` for the origin "null". */
function originAt(origin: string, host = ''): string | null {
  const scheme = /^https?:\/\//.exec(origin)?.[0];
  return scheme && URL.canParse(scheme + host) ? new URL(scheme + host).origin : null;
}
