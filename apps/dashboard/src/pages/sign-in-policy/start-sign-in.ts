/** Where a sign-in through a provider begins that comes back to a page of ours. */
import type { IdentityProvider } from '@latchkey/contract';

/** @param page a path, e.g. `/settings/account#single-sign-on`. */
export function startOf(provider: Pick<IdentityProvider, 'startUrl'>, page: string): string {
  const address = new URL(provider.startUrl, window.location.origin);
  address.searchParams.set('return', page);
  return address.href;
}
