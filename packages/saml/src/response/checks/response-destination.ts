/** The response was meant for this address (Core 3.2.2; demanded of signed messages by Bindings 3.5.5.2). */
import { signatureIn } from '../../signature/index.ts';
import { attributeOf } from '../../xml/index.ts';
import { failed, notApplicable, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const responseDestination: ResponseCheck = {
  name: 'response-destination',
  title: 'The response was sent to our ACS URL',
  run({ response, expectations }) {
    const expected = [expectations.serviceProvider.acsUrl];
    const destination = attributeOf(response, 'Destination');
    if (destination === expected[0]) return passed(destination);
    if (destination === null) {
      if (signatureIn(response) === null) return notApplicable('The response is not signed and names no destination.');
      return failed('RESPONSE_DESTINATION_MISMATCH', response, 'The response is signed but names no destination.', {
        expected,
        received: [],
      });
    }
    return failed('RESPONSE_DESTINATION_MISMATCH', response, 'The response was meant for another address.', {
      expected,
      received: [destination],
    });
  },
};
