/** Signing up and in with a password, and changing it, over HTTP. */
import * as contract from '@latchkey/contract';
import type { FastifyReply } from 'fastify';
import type { Platform, Router } from '../platform/index.ts';
import { describeSession, type OpenedSession, rememberPerson, setSessionCookie } from '../sessions/index.ts';
import { changePassword } from './change-password.ts';
import { confirmPassword } from './confirm-password.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { signUp } from './sign-up.ts';

export function registerPasswords(router: Router, platform: Platform): void {
  const welcome = (reply: FastifyReply, session: OpenedSession): Promise<contract.CurrentSession> => {
    setSessionCookie(reply, platform, session.token, session.expiresAt);
    rememberPerson(reply, platform, session);
    return describeSession(platform, session.sessionId);
  };

  router.on(contract.signUp, async ({ body, caller, origin, reply }) =>
    welcome(reply, await signUp(platform, { ...body, origin, previousSessionId: caller?.sessionId ?? null })),
  );

  router.on(contract.signIn, async ({ body, caller, origin, reply }) =>
    welcome(
      reply,
      await signInWithPassword(platform, { ...body, origin, previousSessionId: caller?.sessionId ?? null }),
    ),
  );

  router.on(contract.confirmPassword, async ({ body, caller, actor }) => {
    await confirmPassword(platform, caller, actor, body.password);
    return describeSession(platform, caller.sessionId);
  });

  router.on(contract.changePassword, async ({ body, caller, actor }) => {
    await changePassword(platform, caller, actor, body);
    return {};
  });
}
