/** Keeps the token of the setup link in this tab, so that the test, which leads away and back, finds its page again. */

const key = 'latchkey.setup';

export function rememberSetup(token: string): void {
  try {
    sessionStorage.setItem(key, token);
  } catch {
    // Storage is blocked: the person opens the link again after the test.
  }
}

export function rememberedSetup(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
