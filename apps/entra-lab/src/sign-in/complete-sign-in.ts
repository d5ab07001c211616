/** The last step of a sign-in: the person is checked, and the application gets its response. */
import type { FastifyReply } from 'fastify';
import { findApplication } from '../applications/index.ts';
import { findUser } from '../directory/index.ts';
import { aadsts } from '../errors/index.ts';
import { buildResponse } from './build-response.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { claimsOf, personChecks, type SignedInPerson } from './person-checks.ts';
import { writeSignInLog } from './sign-in-log.ts';
import type { LabSession } from './sign-ins.ts';
import { eventOf, postToApplication, showError, type Visit } from './visit.ts';

export function completeSignIn(visit: Visit, pending: PendingSignIn, session: LabSession): FastifyReply {
  const { lab, signIns, reply } = visit;
  const { purpose } = pending;
  pending.userId = session.userId;
  signIns.end(pending);
  const event = eventOf(visit, pending);
  if (purpose.kind === 'my-apps') {
    writeSignInLog(lab, { ...event, status: 'Success', failure: null });
    return reply.redirect('/myapps', 303);
  }
  const state = lab.store.read();
  const app = findApplication(state, purpose.appObjectId);
  const user = findUser(state, session.userId);
  // Either may have been deleted while the person was signing in.
  if (!app) return showError(visit, event, aadsts.applicationNotFound(purpose.answer.identifier, state.tenant.name));
  if (!user) return showError(visit, event, aadsts.userNotFound(session.userId, state.tenant.name));
  const person: SignedInPerson = { state, app, user, session, answer: purpose.answer };
  for (const check of personChecks) {
    const failure = check.run(person);
    if (failure) return showError(visit, event, failure);
  }
  const claims = claimsOf(person, `_${lab.ids.guid()}`);
  if (!claims.ok) return showError(visit, event, claims.failure);
  const built = buildResponse({ person, claims, ids: lab.ids, now: lab.clock.now() });
  if (!built.ok) return showError(visit, event, built.failure);
  session.applications.add(app.objectId);
  writeSignInLog(lab, { ...event, status: 'Success', failure: null });
  const { acsUrl, relayState } = purpose.answer;
  return postToApplication(visit, { action: acsUrl, response: built.xml, relayState });
}
