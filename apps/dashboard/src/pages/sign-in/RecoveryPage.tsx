/** RecoveryPage: not built yet. */
export function RecoveryPage() {
  return null;
}
