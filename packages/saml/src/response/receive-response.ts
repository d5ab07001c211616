/** Takes the SAMLResponse form field apart: base64, strict XML, one tree that both verification and reading use. */
import type { Verdict } from '../verdict.ts';
import type { UnverifiedClaims } from './types.ts';

/** A response that is well-formed XML and nothing more. */
export interface ReceivedResponse {
  readonly claims: UnverifiedClaims;
  /** The decoded XML, for diagnosis. */
  readonly xml: string;
}

/** @param samlResponse the form field as posted: base64, not deflated (Bindings 3.5.4). */
export function receiveResponse(_samlResponse: string): Verdict<ReceivedResponse> {
  throw new TypeError('not built yet');
}
