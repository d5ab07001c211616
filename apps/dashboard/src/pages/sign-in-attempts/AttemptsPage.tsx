/** AttemptsPage: not built yet. */
export function AttemptsPage() {
  return null;
}
