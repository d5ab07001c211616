/** Signing in over HTTP: the addresses that browsers and identity providers call. */
import * as contract from '@latchkey/contract';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Platform, Router } from '../platform/index.ts';
import { createGate } from '../sessions/index.ts';
import { acsBodyLimit, serveAcs } from './acs-route.ts';
import { serveContinue } from './continue-route.ts';
import { discoverSignIn } from './discover-sign-in.ts';
import { formBodyLimit, serveAccessRequested, serveConsent, serveRequestAccess } from './form-routes.ts';
import type { RouteContext } from './route-context.ts';
import { serveError } from './route-errors.ts';
import { signInOptions } from './sign-in-options.ts';
import { serveStart } from './start-route.ts';

/** Calls a minute from one address: a company behind one address comes to work at nine. */
const limit = { rateLimit: { max: 600, timeWindow: 60_000 } };
/** A link that is merely looked at (HEAD) must not begin or use up anything. */
const options = { config: limit, exposeHeadRoute: false };

export function registerSignIn(router: Router, platform: Platform): void {
  router.on(contract.getSignInOptions, ({ params }) => signInOptions(platform, params.address));
  router.on(contract.discoverSignIn, ({ body, origin }) => discoverSignIn(platform, body.email, origin));
  const context: RouteContext = { platform, gate: createGate(platform), secure: router.secure };
  // A scope of its own: people, not programs, read what is answered here.
  void router.app.register((scope, _options, done) => {
    takeForms(scope);
    scope.setErrorHandler((error: FastifyError, request, reply) => serveError(context, error, request, reply));
    scope.get('/saml/:provider/start', options, (request, reply) => serveStart(context, request, reply));
    scope.get('/saml/:provider/continue', options, (request, reply) => serveContinue(context, request, reply));
    for (const address of ['start', 'continue']) refuseLooking(scope, `/saml/:provider/${address}`);
    const form = { ...options, bodyLimit: formBodyLimit };
    scope.post('/saml/:provider/consent', form, (request, reply) => serveConsent(context, request, reply));
    scope.post('/saml/:provider/request-access', form, (request, reply) => serveRequestAccess(context, request, reply));
    scope.get('/saml/:provider/access-requested', options, (request, reply) =>
      serveAccessRequested(context, request, reply),
    );
    scope.route({
      ...options,
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/saml/:provider/acs',
      bodyLimit: acsBodyLimit,
      handler: (request, reply) => serveAcs(context, request, reply),
    });
    done();
  });
}

/** HEAD is how links are looked at: it is told what the address takes. */
function refuseLooking(scope: FastifyInstance, url: string): void {
  scope.head(url, (_request, reply) => reply.code(405).header('allow', 'GET').send());
}

/** Forms as text, for a reader of our own; whatever else is posted has no fields. */
function takeForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, null));
}
