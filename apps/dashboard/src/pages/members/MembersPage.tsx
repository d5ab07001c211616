/** MembersPage: not built yet. */
export function MembersPage() {
  return null;
}
