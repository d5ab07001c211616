/** Invites a person by a link, which is mailed. */
import { emailAdvice, type Role } from '@latchkey/contract';
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
import { emailKey, isEmail } from '../users/index.ts';
import { type Invitation, invitationLifetime, mayInvite } from './invitation.ts';
import { insertInvitation, revokeOpenInvitations } from './invitation-store.ts';
import { countInvitation, linkOf, mailInvitation } from './mail-invitation.ts';

interface Input {
  readonly email: string;
  readonly role: Role;
  readonly userId: string;
  readonly actor: Actor;
  readonly origin: Origin;
}

/**
 * The link holds the only copy of the token, beside the message. Older open invitations of the same person end.
 * Throws NOT_ALLOWED, ALREADY_MEMBER, TOO_MANY_ATTEMPTS, or INVALID_INPUT for the e-mail.
 */
export async function createInvitation(
  platform: Platform,
  membership: Membership,
  { email: typed, role, userId, actor, origin }: Input,
): Promise<{ readonly invitation: Invitation; readonly link: string }> {
  const { clock, db, ids } = platform;
  const { accountId } = membership;
  const email = typed.trim();
  if (!mayInvite(membership.role, role)) throw new Problem('NOT_ALLOWED', { message: 'Only owners invite owners.' });
  if (!isEmail(email)) throw new Problem('INVALID_INPUT', { fields: { email: emailAdvice } });
  await countInvitation(platform, accountId, emailKey(email), origin);
  const now = clock.now();
  const token = ids.secret();
  const invitation: Invitation = {
    id: ids.id('inv'),
    accountId,
    email,
    emailKey: emailKey(email),
    role,
    invitedByUserId: userId,
    invitedByName: actor.name,
    inviterRole: membership.role,
    createdAt: now,
    expiresAt: now + invitationLifetime,
    acceptedAt: null,
    revokedAt: null,
  };
  await db.transaction().execute(async (tx) => {
    if ((await findMembersByEmail(tx, accountId, invitation.emailKey)).length > 0) throw new Problem('ALREADY_MEMBER');
    const replaced = await revokeOpenInvitations(tx, accountId, invitation.emailKey, now);
    await insertInvitation(tx, invitation, hashToken(token));
    await recordAuditEvent(tx, platform, {
      accountId,
      action: 'invitation.created',
      actor,
      target: { type: 'invitation', id: invitation.id, name: email },
      details: { role, replaced },
    });
    const { name } = found(await findAccount(tx, accountId));
    await mailInvitation(tx, platform, invitation, name, token);
  });
  return { invitation, link: linkOf(platform, token) };
}
