/** Where a browser goes after a sign-in: a page of this dashboard and nothing else. */

const maximumLength = 2000;
/** Going back to these would begin a sign-in again, or show data instead of a page. */
const notPages = /^\/(?:saml|api)(?:\/|$)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop some of them and then read another address.
const treacherous = /[\\\u0000-\u001f\u007f-\u009f]/;

/**
 * @param text a path as it came in a query or RelayState; never trusted.
 * @returns the path in the form in which it is sent, or `null` when it is not a page of ours.
 */
export function returnPath(text: string, publicUrl: string): string | null {
  if (text.length > maximumLength || !text.startsWith('/') || treacherous.test(text)) return null;
  if (!URL.canParse(text, publicUrl)) return null;
  const { origin, pathname, search, hash } = new URL(text, publicUrl);
  // `/.//host` becomes `//host` only now, which a browser reads as an address of another site.
  if (origin !== publicUrl || pathname.startsWith('//') || notPages.test(pathname)) return null;
  return `${pathname}${search}${hash}`;
}

/** A RelayState that the identity provider was configured with: a path, or a whole address of this installation. */
export function relayPath(relayState: string, publicUrl: string): string | null {
  const own = relayState.startsWith(`${publicUrl}/`);
  return returnPath(own ? relayState.slice(publicUrl.length) : relayState, publicUrl);
}
