/** InvitationsPage: not built yet. */
export function InvitationsPage() {
  return null;
}
