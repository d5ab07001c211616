/** The `lab_session` cookie: which directory user is signed in to this browser. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LabSession, SignIns } from './sign-ins.ts';

const name = 'lab_session';
/** "Stay signed in?" answered with Yes. */
const stayDays = 90;

export const sessionOf = (request: FastifyRequest, signIns: SignIns): LabSession | null =>
  signIns.session(request.cookies[name]);

/** @param stay keeps the cookie when the browser is closed. */
export function setSessionCookie(
  reply: FastifyReply,
  session: LabSession,
  options: { readonly stay: boolean; readonly secure: boolean },
): void {
  reply.setCookie(name, session.token, {
    path: '/',
    httpOnly: true,
    // An application's POST to the SAML endpoint comes from another site: with https the session is found then, as at Entra.
    sameSite: options.secure ? 'none' : 'lax',
    secure: options.secure,
    ...(options.stay ? { maxAge: stayDays * 24 * 60 * 60 } : {}),
  });
}

/** Ends the session of this browser, if there is one. */
export function closeSessionOf(request: FastifyRequest, reply: FastifyReply, signIns: SignIns): void {
  const session = sessionOf(request, signIns);
  if (session) signIns.closeSession(session.token);
  reply.clearCookie(name, { path: '/' });
}
