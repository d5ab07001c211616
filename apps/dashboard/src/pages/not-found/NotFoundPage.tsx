/** NotFoundPage: not built yet. */
export function NotFoundPage() {
  return null;
}
