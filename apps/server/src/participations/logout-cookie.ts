/**
 * The cookie by which an unsigned logout request finds the session of its browser: Entra ID sends it by a frame in a page of
 * its own, where cookies that are not SameSite=None do not go. It opens nothing; it is only good for ending a session.
 */
import type { FastifyReply } from 'fastify';
import { logoutCookie, type Platform, setCrossSiteCookie } from '../platform/index.ts';
import { logoutSecretOf } from './participation.ts';

/** Browsers take such cookies over HTTPS only, and from this very machine. */
const loopback = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

export function setLogoutCookie(
  reply: FastifyReply,
  { config, clock }: Pick<Platform, 'config' | 'clock'>,
  session: { readonly token: string; readonly expiresAt: number },
): void {
  const https = config.publicUrl.startsWith('https://');
  if (!https && !loopback.test(config.publicUrl)) return;
  const seconds = Math.max(0, Math.floor((session.expiresAt - clock.now()) / 1000));
  setCrossSiteCookie(reply, logoutCookie(https), logoutSecretOf(session.token), seconds);
}
