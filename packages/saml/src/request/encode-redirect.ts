/** Puts a message on an address for the HTTP-Redirect binding (Bindings 3.4.4), signed or not. */
import type { RedirectSigning } from './types.ts';

export interface RedirectInput {
  readonly location: string;
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly relayState: string | null;
  readonly signing: RedirectSigning | null;
}

/** @returns the whole address; parameters that the location already has are kept. */
export function encodeRedirect(_input: RedirectInput): string {
  throw new TypeError('not built yet');
}
