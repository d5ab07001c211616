/** SingleSignOnSection: not built yet. */
export function SingleSignOnSection() {
  return null;
}
