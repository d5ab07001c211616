/** The admin center: every page under /admin. The one door. */
import type { FastifyInstance } from 'fastify';
import type { Lab } from '../app.ts';
import { clientScript } from './client-script.ts';
import { registerDirectory } from './directory/index.ts';
import { registerEnterpriseApps } from './enterprise-apps/index.ts';
import { registerHome } from './home.ts';
import { registerReset } from './reset.ts';
import { registerSignInLogs } from './sign-in-logs/index.ts';
import { registerSingleSignOn } from './single-sign-on/index.ts';
import { portalStyles } from './styles.ts';
import { createPortal } from './visit.ts';

export function registerPortal(app: FastifyInstance, lab: Lab): void {
  // Not cached: the lab may be another version at the next start, on the same address.
  app.get('/admin/portal.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(portalStyles));
  app.get('/admin/portal.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(clientScript));
  const portal = createPortal(app, lab);
  registerHome(portal);
  registerEnterpriseApps(portal);
  registerSingleSignOn(portal);
  registerDirectory(portal);
  registerSignInLogs(portal);
  registerReset(portal);
  portal.get('/admin/*', (visit) => visit.missing('a page at this address'));
}
