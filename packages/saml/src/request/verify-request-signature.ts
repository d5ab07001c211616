/** Verifies the signature inside a request that came by the HTTP-POST binding (Bindings 3.5.4). */
import { type TrustedKeys, verifyEnveloped } from '../signature/index.ts';
import { accept, type Verdict } from '../verdict.ts';
import { parseXml } from '../xml/index.ts';

/** Codes: those of the parser and of enveloped signatures; SIGNATURE_MISSING where the root element has none. */
export function verifyRequestSignature(xml: Uint8Array, trusted: TrustedKeys): Verdict<true> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const verified = verifyEnveloped(parsed.value, trusted);
  return verified.ok ? accept(true) : verified;
}
