/** There is one assertion in the whole message, and it stands where it belongs: anything else invites a mix-up. */
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const singleAssertion: ResponseCheck = {
  name: 'single-assertion',
  title: 'The response holds one assertion',
  run({ response, survey: { assertions } }) {
    const [assertion, second] = assertions;
    if (assertion === undefined) return failed('ASSERTION_MISSING', response, 'The response holds no assertion.');
    if (second !== undefined) {
      return failed('ASSERTION_NOT_SINGLE', second, 'The message holds more than one assertion.', {
        expected: ['1'],
        received: [String(assertions.length)],
      });
    }
    if (assertion.parent === response) return passed(assertion.localName);
    return failed('ASSERTION_MISSING', assertion, 'The only assertion is not a child of the response.');
  },
};
