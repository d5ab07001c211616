/** Verifies the detached signature of the HTTP-Redirect binding (Bindings 3.4.4.1). */
import type { Certificate } from '../crypto/index.ts';
import { RSA_SHA1, signatureAlgorithms, verifyBytes } from '../crypto/sign-bytes.ts';
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
): Verdict<{ readonly certificateSha256: string }> {
  const { signature } = message;
  if (signature === null) {
    return reject({ code: 'SIGNATURE_MISSING', message: 'The address has no SigAlg and Signature parameters.' });
  }
  const allowed = signatureAlgorithms.filter((algorithm) => trusted.allowSha1 || algorithm !== RSA_SHA1);
  if (!allowed.includes(signature.algorithm)) {
    const sha1 = /sha1$/.test(signature.algorithm);
    return reject({
      code: sha1 ? 'SIGNATURE_SHA1_FORBIDDEN' : 'SIGNATURE_ALGORITHM_FORBIDDEN',
      message: sha1
        ? 'The address is signed with SHA-1.'
        : 'The SigAlg parameter names an algorithm that is not allowed.',
      expected: allowed,
      received: [signature.algorithm],
    });
  }
  if (trusted.certificates.length === 0) {
    return reject({
      code: 'SIGNATURE_NO_TRUSTED_KEY',
      message: 'There is no certificate to verify the signature with.',
    });
  }
  const { algorithm, signedOctets, value } = signature;
  const fitting = trusted.certificates.find((certificate) => verifyBytes(algorithm, certificate, signedOctets, value));
  if (fitting === undefined) {
    return reject({
      code: 'SIGNATURE_INVALID',
      message: 'The signature of the address fits none of the trusted certificates.',
      facts: { certificates: trusted.certificates.length },
    });
  }
  return accept({ certificateSha256: fitting.sha256 });
}
