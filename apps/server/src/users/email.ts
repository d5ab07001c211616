/** E-mail addresses: which ones are well formed, and when two are the same. */

/** No spaces, quotes or characters that mail programs treat specially; no control, format or unassigned characters. */
const localPart = /^[^\s@"(),:;<>[\]\\\p{C}]{1,64}$/u;
/** ASCII as in DNS; international names arrive in punycode (`xn--…`). */
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
/** RFC 5321 4.5.3.1.3: a path has 256 octets, two of which are the angle brackets. */
const maximumLength = 254;

/** The form in which addresses are compared: trimmed, NFKC, lower case. */
export const emailKey = (email: string): string => email.trim().normalize('NFKC').toLowerCase();

/**
 * Whether this is one plain address. Forms that NFKC turns into other characters are refused: `mar\u212a@…`, with the
 * Kelvin sign, is another mailbox than `mark@…`, but would be compared as the same.
 */
export const isEmail = (text: string): boolean =>
  hasForm(text) && text === text.normalize('NFKC') && hasForm(emailKey(text));

function hasForm(text: string): boolean {
  if (text.length > maximumLength) return false;
  const [local, domain, ...more] = text.split('@');
  if (local === undefined || domain === undefined || more.length > 0) return false;
  const labels = domain.split('.');
  const dotsApart = !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
  return localPart.test(local) && dotsApart && labels.length >= 2 && labels.every((label) => domainLabel.test(label));
}
