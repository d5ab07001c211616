/** Verifies the detached signature of the HTTP-Redirect binding (Bindings 3.4.4.1). */

import { type Certificate, verifyBytes } from '../crypto/index.ts';
import { shorten } from '../shorten.ts';
import { signatureAlgorithms } from '../signature/algorithms.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import type { RedirectMessage } from './decode-redirect.ts';

/**
 * Tries every trusted certificate; the message itself never names one.
 *
 * Codes: SIGNATURE_MISSING, SIGNATURE_SHA1_FORBIDDEN, SIGNATURE_ALGORITHM_FORBIDDEN, SIGNATURE_NO_TRUSTED_KEY (the list is
 * empty), SIGNATURE_INVALID.
 */
export function verifyRedirectSignature(
  message: RedirectMessage,
  trusted: { readonly certificates: readonly Certificate[]; readonly allowSha1: boolean },
): Verdict<{ readonly algorithm: string; readonly certificateSha256: string }> {
  const { signature } = message;
  if (signature === null) {
    return reject({ code: 'SIGNATURE_MISSING', message: 'The address has no SigAlg and Signature parameters.' });
  }
  const algorithm = signatureAlgorithms.get(signature.algorithm);
  if (algorithm === undefined || (algorithm.hash === 'sha1' && !trusted.allowSha1)) {
    return forbidden(signature.algorithm, algorithm?.hash === 'sha1');
  }
  if (trusted.certificates.length === 0) {
    return reject({
      code: 'SIGNATURE_NO_TRUSTED_KEY',
      message: 'There is no certificate to verify the signature with.',
    });
  }
  const { signedOctets, value } = signature;
  const fitting = trusted.certificates.find(
    (certificate) =>
      certificate.keyType === algorithm.keyType && verifyBytes(certificate, algorithm.hash, signedOctets, value),
  );
  if (fitting === undefined) {
    return reject({
      code: 'SIGNATURE_INVALID',
      message: 'The signature of the address fits none of the trusted certificates.',
      facts: { certificates: trusted.certificates.length },
    });
  }
  return accept({ algorithm: signature.algorithm, certificateSha256: fitting.sha256 });
}

function forbidden(received: string, sha1: boolean): Verdict<never> {
  return reject({
    code: sha1 ? 'SIGNATURE_SHA1_FORBIDDEN' : 'SIGNATURE_ALGORITHM_FORBIDDEN',
    message: sha1
      ? 'The address is signed with SHA-1.'
      : 'The SigAlg parameter names an algorithm that is not allowed.',
    expected: [...signatureAlgorithms].filter(([, { hash }]) => hash !== 'sha1').map(([uri]) => uri),
    received: [shorten(received)],
  });
}
