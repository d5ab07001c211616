/** Sign-in and sign-out: the SAML endpoint, the sign-in pages, the launch links. */
import type { FastifyInstance } from 'fastify';
import type { Lab } from '../app.ts';
import { registerCredentialRoutes } from './credential-routes.ts';
import { registerLaunchRoutes } from './launch-routes.ts';
import { registerLogout } from './logout.ts';
import { registerSamlRoutes } from './saml-routes.ts';
import type { SignIns } from './sign-ins.ts';

export { beginSignIn, noPrompting, presentSession } from './begin-sign-in.ts';
export { personChecks } from './person-checks.ts';
export { requestChecks } from './request-checks.ts';
export { createSignIns, type LabSession, type SignIns } from './sign-ins.ts';
export { type IdpInitiatedStart, startIdpInitiated } from './start-idp-initiated.ts';
export type { Visit } from './visit.ts';

export function registerSignIn(app: FastifyInstance, lab: Lab, signIns: SignIns): void {
  registerSamlRoutes(app, lab, signIns);
  registerCredentialRoutes(app, lab, signIns);
  registerLaunchRoutes(app, lab, signIns);
  registerLogout(app, lab, signIns);
}
