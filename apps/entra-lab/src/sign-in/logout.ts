/** Sign-out: at an application's request, and at the lab's own address. */
import { encodeRedirect, type LogoutRequest, readLogoutRequest, writeLogoutResponse } from '@latchkey/saml';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Lab } from '../app.ts';
import { findApplicationByIdentifier } from '../applications/index.ts';
import { aadsts, type EntraFailure } from '../errors/index.ts';
import { explainUnreadable } from './explain-unreadable.ts';
import { signedOutPage } from './pages/index.ts';
import type { SamlMessage } from './receive-message.ts';
import { isTenant } from './request-checks.ts';
import { closeSessionOf } from './session-cookie.ts';
import type { SignIns } from './sign-ins.ts';
import { sendPage, showError, strayEvent, tenantName, type Visit } from './visit.ts';

export function registerLogout(app: FastifyInstance, lab: Lab, signIns: SignIns): void {
  app.get('/logout', async (request, reply) => signOut({ lab, signIns, request, reply }));
}

function signOut(visit: Visit): FastifyReply {
  closeSessionOf(visit.request, visit.reply, visit.signIns);
  return sendPage(visit, signedOutPage(tenantName(visit)));
}

/**
 * Ends the lab's session of this browser, and answers at the application's Logout URL: unsigned, by HTTP-Redirect.
 * NameID must be there, but whose it is does not matter; neither does a signature.
 */
export function answerLogoutRequest(visit: Visit, tenant: string, message: SamlMessage): FastifyReply {
  const { lab, reply } = visit;
  const state = lab.store.read();
  const refuse = (failure: EntraFailure, appObjectId: string | null = null) =>
    showError(visit, strayEvent(visit, appObjectId, 'sp'), failure);
  const read = readLogoutRequest(message.xml);
  if (!read.ok) return refuse(explainUnreadable(read.rejection));
  const request: LogoutRequest = read.value;
  if (request.nameId === null) return refuse(aadsts.nameIdMissingInLogout());
  if (!isTenant(state, tenant)) return refuse(aadsts.tenantNotFound(tenant));
  const app = findApplicationByIdentifier(state, request.issuer);
  if (!app) return refuse(aadsts.applicationNotFound(request.issuer, state.tenant.name));
  const { logoutUrl } = app.basicSaml;
  // Without a Logout URL there is nowhere to answer to: the person sees that they are signed out.
  if (logoutUrl === null) return signOut(visit);
  closeSessionOf(visit.request, reply, visit.signIns);
  const response = writeLogoutResponse({
    id: `_${lab.ids.guid()}`,
    issueInstant: lab.clock.now(),
    destination: logoutUrl,
    inResponseTo: request.id,
    // Not the entity ID: Entra's sign-out answers bear the address of its sign-in service.
    issuer: `https://login.microsoftonline.com/${state.tenant.id}/`,
  });
  const location = encodeRedirect({
    location: logoutUrl,
    parameter: 'SAMLResponse',
    xml: response,
    relayState: message.relayState,
    signing: null,
  });
  return reply.redirect(location, 302);
}
