/** SignInPage: not built yet. */
export function SignInPage() {
  return null;
}
