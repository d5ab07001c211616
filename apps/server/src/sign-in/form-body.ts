/** Reads the fields of a posted form (application/x-www-form-urlencoded), those that a sign-in has. */

export interface SignInForm {
  readonly samlResponse: string | null;
  readonly relayState: string | null;
  /** SAMLResponse came more than once: which one is meant is for no reader to guess. */
  readonly repeated: boolean;
}

/**
 * The first RelayState counts. Faster than URLSearchParams on messages of some kilobytes: only what is escaped
 * is decoded, and most of a message is not. What cannot be decoded is kept as it is, for the verdict to name.
 */
export function readSignInForm(body: string): SignInForm {
  return {
    samlResponse: fieldOf(body, 'SAMLResponse'),
    relayState: fieldOf(body, 'RelayState'),
    repeated: isRepeated(body, 'SAMLResponse='),
  };
}

function isRepeated(body: string, start: string): boolean {
  const first = body.startsWith(start) ? 0 : body.indexOf(`&${start}`);
  return first !== -1 && body.includes(`&${start}`, first + 1);
}

/** The fields of a form of ours; of several with one name, the last. */
export const readFormFields = (body: string): ReadonlyMap<string, string> => new Map(new URLSearchParams(body));

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
