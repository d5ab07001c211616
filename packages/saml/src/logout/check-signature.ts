/** The signature of a logout message, by its binding: on the address (Bindings 3.4.4.1) or in the XML (3.5.4.1). */
import { verifyRedirectSignature } from '../request/verify-redirect-signature.ts';
import { shorten } from '../shorten.ts';
import { signatureIn, verifyEnveloped } from '../signature/index.ts';
import { accept, type Rejection, reject, type Verdict } from '../verdict.ts';
import type { XmlElement } from '../xml/index.ts';
import { refuse } from './read-envelope.ts';
import type { LogoutExpectations, LogoutSignature, SamlMessage } from './types.ts';

/** Whether the message carries a signature where its binding has one; whether it is right is another matter. */
export const isSigned = (message: SamlMessage, root: XmlElement): boolean =>
  message.binding === 'redirect' ? message.signature !== null : signatureIn(root) !== null;

/**
 * Codes: SIGNATURE_*, and LOGOUT_SIGNATURE_MISSING where there is none. By HTTP-Redirect, a signature in the XML is
 * SIGNATURE_MISPLACED: the binding has it removed.
 */
export function checkSignature(
  message: SamlMessage,
  root: XmlElement,
  { sender }: LogoutExpectations,
): Verdict<LogoutSignature> {
  const trusted = { certificates: sender.signingCertificates, allowSha1: sender.allowSha1 };
  const inside = signatureIn(root);
  if (message.binding === 'redirect' && inside !== null) {
    return refuse('SIGNATURE_MISPLACED', inside, 'The XML is signed; by HTTP-Redirect the address has to be.');
  }
  if (!isSigned(message, root)) {
    return refuse('LOGOUT_SIGNATURE_MISSING', root, `The ${root.localName} is not signed.`, {
      facts: { binding: message.binding },
    });
  }
  if (message.binding === 'redirect') {
    const verified = verifyRedirectSignature(message, trusted);
    return verified.ok ? verified : shortened(verified.rejection);
  }
  const verified = verifyEnveloped(root, trusted);
  if (!verified.ok) return shortened(verified.rejection);
  const { algorithm, certificateSha256 } = verified.value.signature;
  return accept({ algorithm, certificateSha256 });
}

/** Evidence of bounded length, whatever the signature says of itself. */
const shortened = ({ received, ...rest }: Rejection): Verdict<never> =>
  reject({ ...rest, ...(received === undefined ? {} : { received: received.map((text) => shorten(text)) }) });
