/** AcceptInvitationPage: not built yet. */
export function AcceptInvitationPage() {
  return null;
}
