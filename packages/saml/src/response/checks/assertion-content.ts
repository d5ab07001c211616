/** What the signed assertion says, read as a whole. */
import { failedWith, passed } from '../finding.ts';
import { readAssertion } from '../read-assertion.ts';
import type { ResponseCheck } from './check.ts';

/** Establishes `assertion`. */
export const assertionContent: ResponseCheck = {
  name: 'assertion-content',
  title: 'The assertion is complete and holds nothing that does not belong there',
  run(examination) {
    const { signedAssertion, expectations } = examination;
    const read = readAssertion(signedAssertion, expectations.serviceProvider.decryptionKeys);
    if (!read.ok) return failedWith(read.rejection);
    examination.assertion = read.value;
    return passed(`ID ${read.value.id}`);
  },
};
