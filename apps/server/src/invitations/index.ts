/** Invitations: the one door. */
export { acceptInvitationBySso } from './accept-invitation-by-sso.ts';
export type { Invitation } from './invitation.ts';
export { registerInvitations } from './invitation-routes.ts';
export { findOpenInvitation } from './invitation-store.ts';
