/** Sign-out: at an application's request, and at the lab's own address. The other applications of the session are told. */
import { encodeRedirect, type LogoutRequest, readLogoutRequest, writeLogoutResponse } from '@latchkey/saml';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Lab } from '../app.ts';
import { findApplicationByIdentifier } from '../applications/index.ts';
import { aadsts, type EntraFailure } from '../errors/index.ts';
import { allowFrames, allowOwnFrame } from '../platform/security.ts';
import { explainUnreadable } from './explain-unreadable.ts';
import { frontChannelRequests } from './front-channel.ts';
import { logoutAnsweredPage, signedOutPage, signingOutPage } from './pages/index.ts';
import type { SamlMessage } from './receive-message.ts';
import { isTenant } from './request-checks.ts';
import { closeSessionOf, sessionOf } from './session-cookie.ts';
import type { SignIns } from './sign-ins.ts';
import { sendPage, showError, strayEvent, tenantName, type Visit } from './visit.ts';

export function registerLogout(app: FastifyInstance, lab: Lab, signIns: SignIns): void {
  app.get('/logout', async (request, reply) => signOut({ lab, signIns, request, reply }));
}

/** @param initiator object ID of the application that has asked; it is answered, not told. */
function signOut(visit: Visit, initiator: string | null = null, next: string | null = null): FastifyReply {
  const session = sessionOf(visit.request, visit.signIns);
  const frames = session === null ? [] : frontChannelRequests(visit.lab, session, initiator);
  closeSessionOf(visit.request, visit.reply, visit.signIns);
  if (frames.length > 0) {
    allowFrames(visit.request, visit.reply);
    const nonce = visit.request.cspNonce;
    return sendPage(visit, signingOutPage({ tenantName: tenantName(visit), nonce, frames, next }));
  }
  return next === null ? sendPage(visit, signedOutPage(tenantName(visit))) : visit.reply.redirect(next, 302);
}

/** The end of an application's answer to being told, in its frame. Whatever it says, the session here is over. */
export function receiveLogoutAnswer(visit: Visit): FastifyReply {
  allowOwnFrame(visit.reply);
  return sendPage(visit, logoutAnsweredPage(tenantName(visit)));
}

/**
 * Ends the lab's session of this browser, and answers at the application's Logout URL: unsigned, by HTTP-Redirect.
 * NameID must be there, but whose it is does not matter; neither does a signature.
 */
export function answerLogoutRequest(visit: Visit, tenant: string, message: SamlMessage): FastifyReply {
  const { lab } = visit;
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
  if (logoutUrl === null) return signOut(visit, app.objectId);
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
  return signOut(visit, app.objectId, location);
}
