/** ProfilePage: not built yet. */
export function ProfilePage() {
  return null;
}
