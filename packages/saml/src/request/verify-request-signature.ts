/** Verifies the signature inside a request that came by the HTTP-POST binding (Bindings 3.5.4.1). */
import { type TrustedKeys, verifyEnveloped } from '../signature/index.ts';
import { accept, type Verdict } from '../verdict.ts';
import { parseXml } from '../xml/index.ts';

/**
 * Only a signature of the root element, over the root element, counts: whatever else in the message is signed says nothing
 * about the request. For a message that came by HTTP-Redirect see `verifyRedirectSignature`: there a signature in the XML
 * counts for nothing (Bindings 3.4.4.1; Entra ID: AADSTS76021).
 *
 * Codes: those of the parser and SIGNATURE_*; SIGNATURE_MISSING where the root element has none.
 */
export function verifyRequestSignature(
  xml: Uint8Array,
  trusted: TrustedKeys,
): Verdict<{ readonly algorithm: string; readonly certificateSha256: string }> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const verified = verifyEnveloped(parsed.value, trusted);
  if (!verified.ok) return verified;
  const { algorithm, certificateSha256 } = verified.value.signature;
  return accept({ algorithm, certificateSha256 });
}
