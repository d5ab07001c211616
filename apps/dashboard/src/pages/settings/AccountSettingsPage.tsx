/** AccountSettingsPage: not built yet. */
export function AccountSettingsPage() {
  return null;
}
