/** AttemptPage: not built yet. */
export function AttemptPage() {
  return null;
}
