/** NewProviderPage: not built yet. */
export function NewProviderPage() {
  return null;
}
