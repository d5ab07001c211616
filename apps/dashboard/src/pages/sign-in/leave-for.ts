/** Leaves the dashboard for an identity provider, and remembers it for the next time. */
import type { discoverSignIn, ResponseOf } from '@latchkey/contract';
import { safeReturnPath } from '../../session/index.ts';
import { rememberSignIn } from './last-sign-in.ts';

export interface Way {
  /** Of the account. */
  readonly address: string;
  readonly provider: { readonly id: string; readonly startUrl: string };
}

/** Where a sign-in through a provider begins, with the page that was asked for. */
export function startAddress({ provider, returnTo }: Way & { readonly returnTo: string | undefined }): string {
  const url = new URL(provider.startUrl, window.location.origin);
  if (returnTo !== undefined) url.searchParams.set('return', safeReturnPath(returnTo));
  return url.href;
}

export function leaveFor(way: Way & { readonly returnTo: string | undefined }): void {
  rememberSignIn({ address: way.address, provider: way.provider.id });
  window.location.assign(startAddress(way));
}

/** The same from a page that nobody chose to see: going back must not lead to it, for it would leave again. */
export function passOnTo(way: Way & { readonly returnTo: string | undefined }): void {
  rememberSignIn({ address: way.address, provider: way.provider.id });
  window.location.replace(startAddress(way));
}

/** The one way that there is: a single account whose password opens nothing, with a single provider. */
export function onlyWay({ accounts }: ResponseOf<typeof discoverSignIn>): Way | null {
  const [account, ...others] = accounts;
  const [provider, ...more] = account?.providers ?? [];
  if (account === undefined || others.length > 0 || account.password) return null;
  return provider === undefined || more.length > 0 ? null : { address: account.address, provider };
}
