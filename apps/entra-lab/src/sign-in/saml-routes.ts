/** `/{tenant}/saml2`: sign-in requests by GET and POST, sign-out requests and the answers to ours by GET. */

import { readLogoutRequest } from '@latchkey/saml';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Lab } from '../app.ts';
import { aadsts, type EntraFailure } from '../errors/index.ts';
import { beginSignIn, presentSession } from './begin-sign-in.ts';
import { buildErrorResponse } from './build-response.ts';
import { formFields } from './credential-routes.ts';
import { answerLogoutRequest, receiveLogoutAnswer } from './logout.ts';
import type { Answer, Prompting } from './pending-sign-in.ts';
import { receiveMessage, type SamlMessage, type Transport } from './receive-message.ts';
import { type RequestDraft, requestChecks } from './request-checks.ts';
import { writeSignInLog } from './sign-in-log.ts';
import type { SignIns } from './sign-ins.ts';
import { postToApplication, showError, strayEvent, type Visit } from './visit.ts';

interface SamlRequest {
  Params: { tenant: string };
}

const address = '/:tenant/saml2';

export function registerSamlRoutes(app: FastifyInstance, lab: Lab, signIns: SignIns): void {
  app.get<SamlRequest>(address, async (request, reply) => {
    const transport: Transport = {
      method: 'GET',
      tenant: request.params.tenant,
      rawQuery: rawQuery(request),
      form: {},
    };
    const visit = { lab, signIns, request, reply };
    if (new URLSearchParams(transport.rawQuery).has('SAMLResponse')) return receiveLogoutAnswer(visit);
    const received = receiveMessage(transport);
    return received.ok && isLogoutRequest(received.message)
      ? answerLogoutRequest(visit, transport.tenant, received.message)
      : answerRequest(visit, transport);
  });
  app.post<SamlRequest>(address, async (request, reply) =>
    answerRequest(
      { lab, signIns, request, reply },
      { method: 'POST', tenant: request.params.tenant, rawQuery: rawQuery(request), form: formFields(request) },
    ),
  );
}

/** A damaged LogoutRequest is one too: only another root element makes it something else. */
function isLogoutRequest({ xml }: SamlMessage): boolean {
  const read = readLogoutRequest(xml);
  return read.ok || (read.rejection.code.startsWith('REQUEST_') && read.rejection.code !== 'REQUEST_WRONG_ROOT');
}

function rawQuery(request: FastifyRequest): string {
  const url = request.raw.url ?? '';
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}

function answerRequest(visit: Visit, transport: Transport): FastifyReply {
  const draft: RequestDraft = { state: visit.lab.store.read(), transport };
  for (const check of requestChecks) {
    const failure = check.run(draft);
    if (failure) return showError(visit, strayEvent(visit, draft.app?.objectId ?? null, 'sp'), failure);
  }
  const { app, request, replyUrl, message } = draft;
  if (!app || !request || replyUrl === undefined) throw new TypeError('The checks have not found the application.');
  const hints = new URLSearchParams(transport.rawQuery);
  const prompt = hints.get('prompt');
  const forceAuthn = request.forceAuthn || prompt === 'login';
  const answer: Answer = {
    acsUrl: replyUrl,
    identifier: request.issuer,
    inResponseTo: request.id,
    relayState: message?.relayState ?? null,
    requestedNameIdFormat: request.nameIdFormat,
    requestedClasses: request.requestedAuthnContext?.classRefs ?? [],
    forceAuthn,
  };
  if (request.nameIdPolicy?.spNameQualifier) {
    const failure = aadsts.unsupportedProperty('NameIdentifierPolicy/SPNameQualifier');
    return tellApplication(visit, app.objectId, answer, { ...unsupported, failure });
  }
  if ((request.isPassive || prompt === 'none') && (forceAuthn || !presentSession(visit))) {
    return tellApplication(visit, app.objectId, answer, { ...noPassive, failure: aadsts.noSession() });
  }
  const prompting: Prompting = {
    forceAuthn,
    selectAccount: prompt === 'select_account',
    loginHint: hints.get('login_hint') ?? hints.get('username') ?? '',
  };
  return beginSignIn(visit, { kind: 'application', appObjectId: app.objectId, origin: 'sp', answer }, prompting);
}

const status = 'urn:oasis:names:tc:SAML:2.0:status:';
const unsupported = { code: `${status}Requester`, subCode: `${status}RequestUnsupported` };
const noPassive = { code: `${status}Responder`, subCode: `${status}NoPassive` };

/** The few failures that the application hears of, in a response without an assertion. */
function tellApplication(
  visit: Visit,
  appObjectId: string,
  answer: Answer,
  reason: { readonly code: string; readonly subCode: string; readonly failure: EntraFailure },
): FastifyReply {
  const { lab } = visit;
  const event = strayEvent(visit, appObjectId, 'sp');
  writeSignInLog(lab, { ...event, status: 'Failure', failure: reason.failure });
  const response = buildErrorResponse({
    state: lab.store.read(),
    answer,
    reason,
    requestId: event.requestId,
    ids: lab.ids,
    now: lab.clock.now(),
  });
  return postToApplication(visit, { action: answer.acsUrl, response, relayState: answer.relayState });
}
