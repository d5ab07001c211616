/** Small strings that this browser remembers; a browser that refuses storage forgets, and nothing breaks. */

/** The value, or `null` when there is none or storage is blocked. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`latchkey.${key}`);
  } catch {
    return null;
  }
}

/** Remembers a value; `null` forgets it. Answers whether it could. */
export function remember(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(`latchkey.${key}`);
    else localStorage.setItem(`latchkey.${key}`, value);
    return true;
  } catch {
    return false;
  }
}
