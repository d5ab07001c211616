/** The assertion is covered by a right signature: its own or that of the response around it, both where both are there. */
import { decryptionFailed } from '../../encryption/index.ts';
import type { RejectionCode } from '../../rejection-codes.ts';
import { coveredBy, coveredContentOf, signatureIn, verifyEnveloped } from '../../signature/index.ts';
import type { Examination } from '../examination.ts';
import { type Finding, failed, failedWith, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';
import { describeSignature, trustedKeys } from './trusted-keys.ts';

/** Establishes `signedAssertion`. */
export const assertionSignature: ResponseCheck = {
  name: 'assertion-signature',
  title: 'A trusted key has signed the assertion',
  run(examination) {
    const finding = verify(examination);
    if (finding.outcome !== 'failed' || !mustBeSecret(examination, finding.rejection.code)) return finding;
    return failedWith(decryptionFailed(examination.claimedAssertion));
  },
};

function verify(examination: Examination): Finding {
  const { claimedAssertion, decrypted, signedResponse, expectations } = examination;
  const assertion = decrypted?.root ?? claimedAssertion;
  if (signatureIn(assertion) !== null) {
    const signed = verifyEnveloped(assertion, trustedKeys(expectations));
    if (!signed.ok) return failedWith(signed.rejection);
    examination.signedAssertion = signed.value;
    return passed(describeSignature(signed.value.signature));
  }
  if (signedResponse === null) {
    return failed('SIGNATURE_MISSING', assertion, 'Neither the assertion nor the response is signed.');
  }
  examination.signedAssertion =
    decrypted === null ? coveredBy(signedResponse, assertion) : coveredContentOf(signedResponse, decrypted);
  return passed('covered by the signature of the response');
}

/**
 * CBC lets anybody change a ciphertext; whoever learns whether the result still was an assertion can read it, step by step.
 * So nothing is said about content of which no digest has been right. What is found after that, a changed ciphertext never gets to.
 */
function mustBeSecret({ decrypted, signedResponse }: Examination, code: RejectionCode): boolean {
  return decrypted !== null && !decrypted.isAuthenticated && signedResponse === null && !afterDigest.includes(code);
}

const afterDigest: readonly RejectionCode[] = [
  'SIGNATURE_SHA1_FORBIDDEN',
  'SIGNATURE_NO_TRUSTED_KEY',
  'SIGNATURE_KEY_UNKNOWN',
  'SIGNATURE_INVALID',
];
