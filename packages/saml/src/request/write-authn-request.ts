/** Writes an AuthnRequest (Core 3.4.1). */
import type { AuthnRequestInput } from './types.ts';

export function writeAuthnRequest(_input: AuthnRequestInput): string {
  throw new TypeError('not built yet');
}
