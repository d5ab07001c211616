/** Reads a message from the query of an address (Bindings 3.4.4): strict base64, inflate with a limit. */
import type { Verdict } from '../verdict.ts';

export interface RedirectMessage {
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: Uint8Array;
  readonly relayState: string | null;
  readonly signature: {
    readonly algorithm: string;
    readonly value: Uint8Array;
    readonly signedOctets: Uint8Array;
  } | null;
}

/** @param query the raw query string as received, without the question mark. */
export function decodeRedirect(_query: string): Verdict<RedirectMessage> {
  throw new TypeError('not built yet');
}
