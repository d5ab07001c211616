/** OverviewPage: not built yet. */
export function OverviewPage() {
  return null;
}
