/** Every signature in the message is that of the response or of its assertion, and there is one each (Core 5.4.1). */
import { failed, notApplicable, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const signaturePlaces: ResponseCheck = {
  name: 'signature-places',
  title: 'Signatures stand only where they belong',
  run({ response, survey: { signatures }, claimedAssertion }) {
    const owners = signatures.map((signature) => signature.parent);
    for (const [index, signature] of signatures.entries()) {
      const owner = owners[index];
      if (owner !== response && owner !== claimedAssertion) {
        return failed('SIGNATURE_MISPLACED', signature, 'A signature stands where none belongs.', {
          received: [owner?.localName ?? ''],
        });
      }
      if (owners.indexOf(owner) !== index) {
        return failed('SIGNATURE_MISPLACED', signature, 'An element carries more than one signature.');
      }
    }
    if (signatures.length === 0) return notApplicable('There is no signature outside what may be encrypted.');
    return passed(owners.map((owner) => owner?.localName).join(', '));
  },
};
