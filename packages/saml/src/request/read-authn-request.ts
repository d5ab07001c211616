/** Reads an AuthnRequest, as an identity provider does. */
import type { Verdict } from '../verdict.ts';
import type { AuthnRequest } from './types.ts';

export function readAuthnRequest(_xml: Uint8Array): Verdict<AuthnRequest> {
  throw new TypeError('not built yet');
}
