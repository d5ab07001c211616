/** ProviderPage: not built yet. */
export function ProviderPage() {
  return null;
}
