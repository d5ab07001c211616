/** Signing out over HTTP: here, at the identity provider, and at its demand. */
import * as contract from '@latchkey/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  browserCookie,
  clearCookie,
  days,
  logoutCookie,
  type Platform,
  Problem,
  type Router,
  seconds,
  setCookie,
} from '../platform/index.ts';
import { clearSessionCookie, createGate } from '../sessions/index.ts';
import { sendPage } from '../sign-in/index.ts';
import { beginLogout } from './begin-logout.ts';
import { serveLeave, serveSignedOut } from './browser-routes.ts';
import { brokenPage, unreadablePage } from './pages.ts';
import type { LogoutContext } from './route-context.ts';
import { serveSlo, sloBodyLimit } from './slo-route.ts';

const limit = { rateLimit: { max: 600, timeWindow: 60_000 } };
/** A link that is merely looked at (HEAD) must not end anything. */
const options = { config: limit, exposeHeadRoute: false };
const browserCookieSeconds = days(1) / seconds(1);

export function registerSingleLogout(router: Router, platform: Platform): void {
  const { secure } = router;
  router.on(contract.signOut, async ({ caller, actor, origin, request, reply }) => {
    clearSessionCookie(reply, platform);
    if (caller === null) return { next: null };
    const browserSecret = request.cookies[browserCookie(secure)] ?? platform.ids.secret();
    const next = await beginLogout(platform, { caller, actor, userAgent: origin.userAgent, browserSecret });
    if (next !== null) setCookie(reply, browserCookie(secure), browserSecret, secure, browserCookieSeconds);
    if (request.cookies[logoutCookie(secure)] !== undefined) clearCookie(reply, logoutCookie(secure), true);
    return { next };
  });
  const context: LogoutContext = { platform, gate: createGate(platform), secure };
  // A scope of its own: people, not programs, read what is answered here.
  void router.app.register((scope, _options, done) => {
    takeForms(scope);
    scope.setErrorHandler((error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply) => {
      const status = error instanceof Problem ? error.status : (error.statusCode ?? 500);
      // Too large, too many, or a content type that is none: nothing of ours is broken.
      if (status >= 400 && status < 500) return sendPage(reply, platform.ids, unreadablePage(status));
      request.log.error({ err: error }, 'sign-out failed');
      return sendPage(reply, platform.ids, brokenPage(request.id));
    });
    scope.get('/saml/:provider/sign-out', options, (request, reply) => serveLeave(context, request, reply));
    scope.get('/saml/:provider/signed-out', options, (request, reply) => serveSignedOut(context, request, reply));
    scope.head('/saml/:provider/slo', (_request, reply) => reply.code(405).header('allow', 'GET, POST').send());
    scope.route({
      ...options,
      method: ['GET', 'POST'],
      url: '/saml/:provider/slo',
      bodyLimit: sloBodyLimit,
      handler: (request, reply) => serveSlo(context, request, reply),
    });
    done();
  });
}

/** Forms as text, for a reader of our own; whatever else is posted has no fields. */
function takeForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, null));
}
