/** The cookies of the product: names and attributes in one place. */
import type { FastifyReply } from 'fastify';

/** `__Host-` binds a cookie to this very host, but browsers allow it with Secure only. */
const named = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

export const sessionCookie = (secure: boolean): string => named('latchkey_session', secure);
/** Binds a sign-in to the browser that began it. */
export const browserCookie = (secure: boolean): string => named('latchkey_browser', secure);
/** Remembers for half a minute that an answer nobody asked for was turned into a fresh round trip. */
export const restartCookie = (secure: boolean): string => named('latchkey_restart', secure);
/** Remembers who has signed in in this browser. */
export const knownCookie = (secure: boolean): string => named('latchkey_known', secure);
/** Holds an offer to join. */
export const joinCookie = (secure: boolean): string => named('latchkey_join', secure);

/** Lets an identity provider end the session that it has made, and nothing else. */
export const logoutCookie = (secure: boolean): string => named('latchkey_logout', secure);

export function setCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  secure: boolean,
  maxAgeSeconds: number,
): void {
  reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: maxAgeSeconds });
}

export function clearCookie(reply: FastifyReply, name: string, secure: boolean): void {
  reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

/** For frames of other sites. Browsers take it with Secure only, which counts on loopback as well. */
export function setCrossSiteCookie(reply: FastifyReply, name: string, value: string, maxAgeSeconds: number): void {
  reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'none', secure: true, maxAge: maxAgeSeconds });
}
