/** SignUpPage: not built yet. */
export function SignUpPage() {
  return null;
}
