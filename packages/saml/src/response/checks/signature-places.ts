/** Every signature in the message is that of the response or of its assertion, and there is one each (Core 5.4.1). */
import type { XmlElement } from '../../xml/index.ts';
import { failed, notApplicable, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const signaturePlaces: ResponseCheck = {
  name: 'signature-places',
  title: 'Signatures stand only where they belong',
  run({ response, survey: { signatures }, claimedAssertion }) {
    const owners: XmlElement[] = [];
    for (const signature of signatures) {
      const owner = signature.parent;
      if (owner !== response && owner !== claimedAssertion) {
        return failed('SIGNATURE_MISPLACED', signature, 'A signature stands where none belongs.', {
          received: [owner?.localName ?? ''],
        });
      }
      if (owners.includes(owner)) {
        return failed('SIGNATURE_MISPLACED', signature, 'An element carries more than one signature.');
      }
      owners.push(owner);
    }
    const [first, second] = owners;
    if (first === undefined) return notApplicable('There is no signature outside what may be encrypted.');
    return passed(second === undefined ? first.localName : `${first.localName}, ${second.localName}`);
  },
};
