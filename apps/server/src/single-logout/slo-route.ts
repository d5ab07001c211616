/** /saml/:provider/slo: where logout messages of the identity provider arrive, by HTTP-Redirect and by HTTP-POST. */
import { decodePost, decodeRedirect, type SamlMessage, type Verdict } from '@latchkey/saml';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityProvider } from '../identity-providers/index.ts';
import { browserCookie, clearCookie, logoutCookie, originOf, sessionCookie } from '../platform/index.ts';
import { sendPage, sendPostPage } from '../sign-in/index.ts';
import { endLogout } from './end-logout.ts';
import { noteRefusal } from './note-refusal.ts';
import { obeyLogout } from './obey-logout.ts';
import { endedHerePage, notFinishedPage, type Place, refusedPage, unknownPage } from './pages.ts';
import { findPlace, type LogoutContext, redirect } from './route-context.ts';

/** Far above a LogoutRequest, which has 1 to 10 KB. */
export const sloBodyLimit = 256 * 1024;

export async function serveSlo(context: LogoutContext, request: FastifyRequest, reply: FastifyReply) {
  const place = await findPlace(context, request);
  if (place === null) return sendPage(reply, context.platform.ids, unknownPage);
  const framedBy = allowFrames(reply, place.provider);
  const message = readMessage(request);
  if (!message.ok) {
    await noteRefusal(context.platform, place.provider, { ...message.rejection, from: originOf(request) });
    return sendPage(reply, context.platform.ids, refusedPage(place, framedBy));
  }
  return message.value.parameter === 'SAMLRequest'
    ? serveRequest(context, request, reply, place, message.value, framedBy)
    : serveResponse(context, request, reply, place, message.value);
}

/** The identity provider shows this address in a frame of its own page; nobody else may, and no other address can be. */
function allowFrames(reply: FastifyReply, { metadata }: IdentityProvider): readonly string[] {
  void reply.removeHeader('x-frame-options');
  const services = [...metadata.singleLogoutServices, ...metadata.singleSignOnServices];
  const origins = [...new Set(services.map(({ location }) => new URL(location).origin))];
  // Of a redirect too, which has no page that could say so.
  void reply.header('content-security-policy', `default-src 'none'; frame-ancestors ${origins.join(' ')}`);
  return origins;
}

function readMessage(request: FastifyRequest): Verdict<SamlMessage> {
  if (request.method !== 'POST') {
    const url = request.raw.url ?? '';
    const start = url.indexOf('?');
    return decodeRedirect(start === -1 ? '' : url.slice(start + 1));
  }
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const names = ['SAMLRequest', 'SAMLResponse', 'RelayState'] as const;
  if (names.some((name) => form.getAll(name).length > 1)) {
    return { ok: false, rejection: { code: 'REQUEST_MALFORMED', message: 'A field of the form came twice.' } };
  }
  return decodePost(Object.fromEntries(names.map((name) => [name, form.get(name) ?? undefined])));
}

async function serveRequest(
  { platform, gate, secure }: LogoutContext,
  request: FastifyRequest,
  reply: FastifyReply,
  place: Place,
  message: SamlMessage,
  framedBy: readonly string[],
) {
  const from = originOf(request);
  const caller = await gate.identify(request.cookies[sessionCookie(secure)], from);
  const logoutSecret = request.cookies[logoutCookie(secure)];
  const browser = { sessionId: caller?.sessionId ?? null, logoutSecret };
  const obeyed = await obeyLogout(platform, { provider: place.provider, message, browser, from });
  if (obeyed.kind === 'refused') {
    await noteRefusal(platform, place.provider, { ...obeyed.rejection, from });
    return sendPage(reply, platform.ids, refusedPage(place, framedBy));
  }
  // Not the cookie of another session that this browser has.
  if (caller !== null && obeyed.ended.includes(caller.sessionId)) clearCookie(reply, sessionCookie(secure), secure);
  const { leaving } = obeyed;
  if (leaving === null) return sendPage(reply, platform.ids, endedHerePage(place, framedBy));
  return leaving.kind === 'redirect'
    ? redirect(reply, leaving.location)
    : sendPostPage(reply, platform.ids, leaving.form, { title: 'Signing out', framedBy });
}

async function serveResponse(
  { platform, secure }: LogoutContext,
  request: FastifyRequest,
  reply: FastifyReply,
  place: Place,
  message: SamlMessage,
) {
  const from = originOf(request);
  const browserSecret = request.cookies[browserCookie(secure)];
  const ended = await endLogout(platform, { provider: place.provider, message, browserSecret, from });
  if (ended.kind === 'ended') return redirect(reply, `/saml/${place.provider.id}/signed-out?logout=${ended.logoutId}`);
  await noteRefusal(platform, place.provider, { ...ended.rejection, from });
  return sendPage(reply, platform.ids, notFinishedPage(place));
}
