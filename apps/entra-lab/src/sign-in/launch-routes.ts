/** The launch link of an application ("User access URL"): what a tile of My Apps and the Test pane open. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Lab } from '../app.ts';
import { findApplicationByAppId } from '../applications/index.ts';
import { aadsts } from '../errors/index.ts';
import type { SignInLogEntry } from '../state.ts';
import { beginSignIn, noPrompting, presentSession } from './begin-sign-in.ts';
import { isTenant } from './request-checks.ts';
import { setSessionCookie } from './session-cookie.ts';
import type { SignIns } from './sign-ins.ts';
import { startIdpInitiated } from './start-idp-initiated.ts';
import { showError, strayEvent, type Visit } from './visit.ts';

interface LaunchRequest {
  Params: { appId: string };
  /** `test=1`: from the Test pane. `login=other`: "Sign in as someone else". */
  Querystring: { tenantId?: string; test?: string; login?: string };
}

export function registerLaunchRoutes(app: FastifyInstance, lab: Lab, signIns: SignIns): void {
  app.get<LaunchRequest>('/api/signin/:appId', async (request, reply) => {
    const visit = { lab, signIns, request, reply };
    const { tenantId, test, login } = request.query;
    const origin = test === undefined ? 'my-apps' : 'test';
    const signAdministratorIn = origin === 'test' && login !== 'other';
    if (signAdministratorIn) beCurrentUser(visit);
    return launch(visit, { appId: request.params.appId, tenantId, origin, someoneElse: login === 'other' });
  });
}

interface Launch {
  readonly appId: string;
  readonly tenantId: string | undefined;
  readonly origin: Exclude<SignInLogEntry['origin'], 'sp'>;
  readonly someoneElse: boolean;
}

function launch(visit: Visit, { appId, tenantId, origin, someoneElse }: Launch): FastifyReply {
  const state = visit.lab.store.read();
  if (tenantId !== undefined && !isTenant(state, tenantId)) {
    return showError(visit, strayEvent(visit, null, origin), aadsts.tenantNotFound(tenantId));
  }
  const application = findApplicationByAppId(state, appId);
  if (!application) {
    return showError(visit, strayEvent(visit, null, origin), aadsts.applicationNotFound(appId, state.tenant.name));
  }
  const start = startIdpInitiated(application, origin);
  if (start.kind === 'refused') {
    return showError(visit, strayEvent(visit, application.objectId, origin), start.failure);
  }
  if (start.kind === 'redirect') return visit.reply.redirect(start.url, 302);
  return beginSignIn(visit, start.purpose, { ...noPrompting, selectAccount: someoneElse });
}

/** "Sign in as current user": whoever is signed in to this browser, else the administrator of the admin center. */
function beCurrentUser(visit: Visit): void {
  const { lab, signIns, request, reply } = visit;
  if (presentSession(visit)) return;
  const session = signIns.openSession(lab.store.read().administratorId, false);
  setSessionCookie(reply, session, { stay: false, secure: lab.publicUrl.startsWith('https:') });
  // The rest of this request finds the session that the browser will bring from now on.
  request.cookies.lab_session = session.token;
}
