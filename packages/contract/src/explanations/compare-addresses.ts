/** Says in which way two addresses differ, as far as there is a name for it. */

export type AddressDifference =
  | 'temporary'
  | 'spn'
  | 'trailing_slash'
  | 'capital_letters'
  | 'white_space'
  | 'scheme'
  | 'host'
  | 'other_provider'
  | 'other';

/** `received` is known to differ from `expected`. The first difference that explains it alone, most particular first. */
export function compareAddresses(expected: string, received: string): AddressDifference {
  if (/^(https?:\/\/)?(temporary|example|placeholder|todo|changeme)\b/i.test(received)) return 'temporary';
  if (received.startsWith('spn:')) return 'spn';
  if (received.trim() === expected) return 'white_space';
  if (withoutSlash(received) === withoutSlash(expected)) return 'trailing_slash';
  if (received.toLowerCase() === expected.toLowerCase()) return 'capital_letters';
  return compareParts(expected, received);
}

interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
}

/** By hand, since this package knows neither the browser's nor Node's `URL`. */
function partsOf(address: string): Parts | null {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/i.exec(address);
  return match === null ? null : { scheme: match[1] ?? '', host: match[2] ?? '', path: match[3] ?? '' };
}

function compareParts(expected: string, received: string): AddressDifference {
  const wanted = partsOf(expected);
  const got = partsOf(received);
  if (wanted === null || got === null) return 'other';
  if (wanted.path === got.path && wanted.host === got.host && wanted.scheme !== got.scheme) return 'scheme';
  if (wanted.path === got.path && wanted.host !== got.host) return 'host';
  return wanted.host === got.host && isProvider(wanted.path) && isProvider(got.path) ? 'other_provider' : 'other';
}

const withoutSlash = (value: string): string => (value.endsWith('/') ? value.slice(0, -1) : value);

/** Whether this is an address of one identity provider of this product, e.g. `/saml/idp_8x/acs`. */
const isProvider = (path: string): boolean => /^\/saml\/[^/]+/.test(path);
