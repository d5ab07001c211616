/** Invitations over HTTP. */
import * as contract from '@latchkey/contract';
import type { Platform, Router } from '../platform/index.ts';
import { rememberPerson, setSessionCookie } from '../sessions/index.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { createInvitation } from './create-invitation.ts';
import { type Invitation, statusOf } from './invitation.ts';
import { selectInvitations } from './invitation-store.ts';
import { previewInvitation } from './preview-invitation.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';

/** A token has 256 bits; the limit keeps the noise of guessing out of the database. */
const linkCallsPerMinute = 60;

const view = (
  invitation: Invitation,
  now: number,
): contract.ResponseOf<typeof contract.listInvitations>['invitations'][number] => ({
  id: invitation.id,
  email: invitation.email,
  role: invitation.role,
  invitedBy: invitation.invitedByName,
  createdAt: invitation.createdAt,
  expiresAt: invitation.expiresAt,
  status: statusOf(invitation, now),
});

export function registerInvitations(router: Router, platform: Platform): void {
  const { db, clock, config } = platform;
  const perMinute = linkCallsPerMinute;
  const mailed = config.smtpServer !== null;

  router.on(contract.listInvitations, async ({ membership }) => {
    const invitations = await selectInvitations(db, membership.accountId);
    return { invitations: invitations.map((invitation) => view(invitation, clock.now())) };
  });

  router.on(contract.createInvitation, async ({ body, membership, caller, actor, origin }) => {
    const { invitation, link } = await createInvitation(platform, membership, {
      ...body,
      userId: caller.userId,
      actor,
      origin,
    });
    return { invitation: view(invitation, clock.now()), link, mailed };
  });

  router.on(contract.resendInvitation, async ({ params, membership, caller, actor, origin }) => {
    const { invitation, link } = await resendInvitation(platform, membership, {
      invitationId: params.invitation,
      userId: caller.userId,
      actor,
      origin,
    });
    return { invitation: view(invitation, clock.now()), link, mailed };
  });

  router.on(contract.revokeInvitation, async ({ membership, actor, params }) => {
    await revokeInvitation(platform, membership.accountId, actor, params.invitation);
    return {};
  });

  router.on(contract.previewInvitation, ({ params }) => previewInvitation(db, params.token, clock.now()), {
    perMinute,
  });

  router.on(
    contract.acceptInvitation,
    async ({ body, params, caller, origin, reply }) => {
      const input = { token: params.token, name: body.name, password: body.password, caller, origin };
      const { accountId, session } = await acceptInvitation(platform, input);
      if (session !== null) {
        setSessionCookie(reply, platform, session.token, session.expiresAt);
        rememberPerson(reply, platform, session);
      }
      return { accountId };
    },
    { perMinute },
  );
}
