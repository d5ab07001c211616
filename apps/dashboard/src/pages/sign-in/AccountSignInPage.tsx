/** AccountSignInPage: not built yet. */
export function AccountSignInPage() {
  return null;
}
