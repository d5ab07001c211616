/** Sends an invitation again: with a new link, for the older one is kept as a hash only. */
import { findAccount } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit-log/index.ts';
import { findMembersByEmail } from '../members/index.ts';
import {
  type Actor,
  found,
  hashToken,
  type Membership,
  type Origin,
  type Platform,
  Problem,
} from '../platform/index.ts';
import { type Invitation, invitationLifetime, mayInvite, statusOf } from './invitation.ts';
import { findInvitation, renewInvitation } from './invitation-store.ts';
import { countInvitation, linkOf, mailInvitation } from './mail-invitation.ts';

interface Input {
  readonly invitationId: string;
  readonly userId: string;
  readonly actor: Actor;
  readonly origin: Origin;
}

/**
 * Whoever sends it is its inviter from now on: an invitation is worth what they may give.
 * Throws NOT_FOUND, INVITATION_INVALID, NOT_ALLOWED, ALREADY_MEMBER or TOO_MANY_ATTEMPTS.
 */
export async function resendInvitation(
  platform: Platform,
  membership: Membership,
  { invitationId, userId, actor, origin }: Input,
): Promise<{ readonly invitation: Invitation; readonly link: string }> {
  const { clock, db, ids } = platform;
  const { accountId } = membership;
  const old = found(await findInvitation(db, accountId, invitationId));
  if (!mayInvite(membership.role, old.role))
    throw new Problem('NOT_ALLOWED', { message: 'Only owners invite owners.' });
  if (!mayBeSent(old, clock.now())) throw notOpen();
  await countInvitation(platform, accountId, old.emailKey, origin);
  const token = ids.secret();
  const expiresAt = clock.now() + invitationLifetime;
  return db.transaction().execute(async (tx) => {
    if ((await findMembersByEmail(tx, accountId, old.emailKey)).length > 0) throw new Problem('ALREADY_MEMBER');
    const renewed = { tokenHash: hashToken(token), expiresAt, userId, userName: actor.name };
    if (!(await renewInvitation(tx, accountId, invitationId, renewed))) throw notOpen();
    const invitation = found(await findInvitation(tx, accountId, invitationId));
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'invitation.resent',
      actor,
      target: { type: 'invitation', id: invitation.id, name: invitation.email },
      details: { role: invitation.role },
    });
    const { name } = found(await findAccount(tx, accountId));
    await mailInvitation(tx, platform, invitation, name, token);
    return { invitation, link: linkOf(platform, token) };
  });
}

/** One that ended because its inviter left is withdrawn: nobody sends it by mistake. */
const mayBeSent = (invitation: Invitation, now: number): boolean => {
  const status = statusOf(invitation, now);
  return status === 'open' || status === 'expired';
};

const notOpen = (): Problem =>
  new Problem('INVITATION_INVALID', {
    message: 'This invitation has been used or withdrawn. Invite the person again.',
  });
