/** Reads the fields of a posted form (application/x-www-form-urlencoded), those that a sign-in has. */

export interface SignInForm {
  readonly samlResponse: string | null;
  readonly relayState: string | null;
}

/**
 * The first field of each name counts. Faster than URLSearchParams on messages of some kilobytes: only what is escaped
 * is decoded, and most of a message is not. What cannot be decoded is kept as it is, for the verdict to name.
 */
export function readSignInForm(body: string): SignInForm {
  return { samlResponse: fieldOf(body, 'SAMLResponse'), relayState: fieldOf(body, 'RelayState') };
}

function fieldOf(body: string, name: string): string | null {
  const start = `${name}=`;
  const at = body.startsWith(start) ? 0 : body.indexOf(`&${start}`) + 1;
  if (at === 0 && !body.startsWith(start)) return null;
  const end = body.indexOf('&', at);
  return decode(body.slice(at + start.length, end === -1 ? body.length : end));
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
