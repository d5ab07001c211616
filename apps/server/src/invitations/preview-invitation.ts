/** What the person with the link sees before accepting. */
import { findAccount } from '../accounts/index.ts';
import { mustUseSso } from '../identity-providers/index.ts';
import { type Db, hashToken, Problem } from '../platform/index.ts';
import { findUserWithPassword } from '../users/index.ts';
import { type Invitation, statusOf } from './invitation.ts';
import { findInvitationByTokenHash } from './invitation-store.ts';

/** The invitation of a link. Throws INVITATION_INVALID unless it is open. */
export async function findInvitationOfLink(db: Db, token: string, now: number): Promise<Invitation> {
  const invitation = await findInvitationByTokenHash(db, hashToken(token));
  if (invitation === null || statusOf(invitation, now) !== 'open') throw new Problem('INVITATION_INVALID');
  return invitation;
}

export async function previewInvitation(db: Db, token: string, now: number) {
  const invitation = await findInvitationOfLink(db, token, now);
  const account = await findAccount(db, invitation.accountId);
  if (account === null) throw new Problem('INVITATION_INVALID');
  return {
    accountName: account.name,
    email: invitation.email,
    role: invitation.role,
    invitedBy: invitation.invitedByName,
    expiresAt: invitation.expiresAt,
    userExists: (await findUserWithPassword(db, invitation.emailKey)) !== null,
    ssoRequired: await mustUseSso(db, account, now),
    signInAddress: account.address,
  };
}
