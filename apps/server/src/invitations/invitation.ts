/** Invitations: a link that makes the person with its e-mail a member, once. */
import type { Role } from '@latchkey/contract';
import { days } from '../platform/index.ts';

export interface Invitation {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly emailKey: string;
  readonly role: Role;
  readonly invitedByUserId: string;
  readonly invitedByName: string;
  /** The inviter's role in the account now; `null` for one who is no member any more. */
  readonly inviterRole: Role | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly acceptedAt: number | null;
  readonly revokedAt: number | null;
}

export const invitationLifetime = days(7);

/** An invitation is worth what its inviter may give: it ends when they leave, or may no longer give its role. */
export function statusOf(invitation: Invitation, now: number): 'open' | 'accepted' | 'revoked' | 'expired' {
  if (invitation.acceptedAt !== null) return 'accepted';
  const { inviterRole, role } = invitation;
  if (invitation.revokedAt !== null || inviterRole === null || !mayInvite(inviterRole, role)) return 'revoked';
  return now < invitation.expiresAt ? 'open' : 'expired';
}

/** Only owners invite owners. */
export const mayInvite = (actor: Role, role: Role): boolean =>
  actor === 'owner' || (actor === 'admin' && role !== 'owner');
