/** The whole lab as one Fastify application: cookies, forms, security headers, then every page and endpoint. */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';

import { registerFederation } from './federation/index.ts';
import { registerMyApps } from './my-apps/index.ts';
import type { Clock, Ids, LabStore } from './platform/index.ts';
import { protectAgainstForgery, sendSecurityHeaders } from './platform/security.ts';
import { registerPortal } from './portal/index.ts';
import { createSignIns, registerSignIn } from './sign-in/index.ts';
import { registerStart } from './start/index.ts';

export interface Lab {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where browsers reach the lab, without a slash at the end, e.g. `http://127.0.0.1:4500`. */
  readonly publicUrl: string;
}

/** Larger than any SAML message, certificate or metadata file that the lab takes. */
const bodyLimit = 1024 * 1024;

/** Every request has `request.cspNonce` for its inline scripts. */
export async function createLab(
  lab: Lab,
  options: { readonly logger?: FastifyBaseLogger } = {},
): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    bodyLimit,
    ...(options.logger ? { loggerInstance: options.logger } : {}),
    // A Redirect-bound request can be long: Entra's own limit is answered as AADSTS90015, not by the HTTP parser.
    http: { maxHeaderSize: 64 * 1024 },
    routerOptions: { maxParamLength: 300 },
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit });
  await app.register(multipart, { limits: { fileSize: bodyLimit, files: 4 } });
  sendSecurityHeaders(app, lab.ids);
  protectAgainstForgery(app, lab.publicUrl);

  const signIns = createSignIns(lab);
  registerStart(app, lab);
  registerPortal(app, lab);
  registerMyApps(app, lab, signIns);
  registerSignIn(app, lab, signIns);
  registerFederation(app, lab);
  return app;
}
