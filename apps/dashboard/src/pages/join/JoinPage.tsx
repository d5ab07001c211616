/** JoinPage: not built yet. */
export function JoinPage() {
  return null;
}
