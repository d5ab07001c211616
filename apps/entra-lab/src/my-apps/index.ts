/** My Apps: the tiles of the applications that somebody may open. */
import type { FastifyInstance } from 'fastify';
import type { Lab } from '../app.ts';
import { findUser, isAssigned } from '../directory/index.ts';
import { beginSignIn, noPrompting, presentSession, type SignIns } from '../sign-in/index.ts';
import type { EnterpriseApplication, LabState, LabUser } from '../state.ts';
import { myAppsPage } from './my-apps-page.ts';

export function registerMyApps(app: FastifyInstance, lab: Lab, signIns: SignIns): void {
  app.get('/myapps', async (request, reply) => {
    const visit = { lab, signIns, request, reply };
    const state = lab.store.read();
    const session = presentSession(visit);
    const user = session && findUser(state, session.userId);
    if (!user) return beginSignIn(visit, { kind: 'my-apps' }, noPrompting);
    const document = myAppsPage({
      tenantName: state.tenant.name,
      user,
      apps: tilesOf(state, user),
      launchAddress: ({ appId }) => `/api/signin/${appId}?tenantId=${state.tenant.id}`,
      nonce: request.cspNonce,
    });
    return reply.type('text/html; charset=utf-8').send(document);
  });
}

/** A tile shows for assigned people only, and only where the application is visible and enabled. In alphabetical order. */
export const tilesOf = (state: LabState, user: LabUser): EnterpriseApplication[] =>
  state.applications
    .filter((app) => app.enabled && app.visibleToUsers && isAssigned(state, app, user))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
