/** The cookie that carries a session's token. */
import type { FastifyReply } from 'fastify';
import { clearCookie, type Platform, sessionCookie, setCookie } from '../platform/index.ts';

type Settings = Pick<Platform, 'clock' | 'config'>;

const isSecure = ({ config }: Settings): boolean => config.publicUrl.startsWith('https://');

export function setSessionCookie(reply: FastifyReply, platform: Settings, token: string, expiresAt: number): void {
  const secure = isSecure(platform);
  const remainingSeconds = Math.max(0, Math.floor((expiresAt - platform.clock.now()) / 1000));
  setCookie(reply, sessionCookie(secure), token, secure, remainingSeconds);
}

export function clearSessionCookie(reply: FastifyReply, platform: Settings): void {
  const secure = isSecure(platform);
  clearCookie(reply, sessionCookie(secure), secure);
}
