/** The encrypted assertion, opened. It is a document of its own, to which all rules apply anew. */
import { decryptElement, decryptionFailed } from '../../encryption/index.ts';
import { is, namespaces } from '../../xml/index.ts';
import { failed, failedWith, notApplicable, passed } from '../finding.ts';
import { isEncryptedAssertion, survey } from '../survey.ts';
import type { ResponseCheck } from './check.ts';

/** Establishes `decrypted`. */
export const decryption: ResponseCheck = {
  name: 'decryption',
  title: 'The assertion can be decrypted',
  run(examination) {
    const { claimedAssertion, expectations } = examination;
    if (!isEncryptedAssertion(claimedAssertion)) return notApplicable('The assertion is not encrypted.');
    const opened = decryptElement(claimedAssertion, expectations.serviceProvider.decryptionKeys);
    if (!opened.ok) return failedWith(opened.rejection);
    const { root, isAuthenticated } = opened.value;
    const { assertions, signatures } = survey(root);
    const isSingle = is(root, namespaces.assertion, 'Assertion') && assertions.length === 1;
    if (isSingle && signatures.every((signature) => signature.parent === root)) {
      examination.decrypted = opened.value;
      return passed(isAuthenticated ? 'authenticated encryption' : 'encryption without authentication');
    }
    if (!isAuthenticated && examination.signedResponse === null) {
      return failedWith(decryptionFailed(claimedAssertion));
    }
    return isSingle
      ? failed('SIGNATURE_MISPLACED', claimedAssertion, 'A signature stands where none belongs.')
      : failed('ASSERTION_NOT_SINGLE', claimedAssertion, 'What was decrypted is not one assertion.');
  },
};
