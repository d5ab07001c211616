/** The response answers the request that this browser began, or none (Core 3.2.2, Profiles 4.1.4.2, 4.1.5). */
import { attributeOf } from '../../xml/index.ts';
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const responseInResponseTo: ResponseCheck = {
  name: 'response-in-response-to',
  title: 'The response answers our request',
  run({ response, expectations: { inResponseTo } }) {
    const received = attributeOf(response, 'InResponseTo');
    if (inResponseTo.kind === 'unsolicited') {
      if (received === null) return passed('It answers no request, as expected.');
      return failed('RESPONSE_IN_RESPONSE_TO_MISMATCH', response, 'The response answers a request that is not known.', {
        expected: [],
        received: [received],
      });
    }
    if (received === inResponseTo.id) return passed(received);
    if (received === null) {
      return failed('RESPONSE_UNSOLICITED', response, 'The response answers no request, but one was made.', {
        expected: [inResponseTo.id],
        received: [],
      });
    }
    return failed('RESPONSE_IN_RESPONSE_TO_MISMATCH', response, 'The response answers another request.', {
      expected: [inResponseTo.id],
      received: [received],
    });
  },
};
