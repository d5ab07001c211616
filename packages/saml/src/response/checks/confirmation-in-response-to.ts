/** The assertion itself answers our request, or none: the response around it may not be signed (Profiles 4.1.4.2, 4.1.5). */
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const confirmationInResponseTo: ResponseCheck = {
  name: 'confirmation-in-response-to',
  title: 'The assertion answers our request',
  run(examination) {
    const { confirmations, expectations, assertion } = examination;
    const wanted = expectations.inResponseTo.kind === 'request' ? expectations.inResponseTo.id : null;
    examination.confirmations = confirmations.filter(({ inResponseTo }) => inResponseTo === wanted);
    if (examination.confirmations.length > 0) return passed(wanted ?? 'It answers no request, as expected.');
    const message = wanted === null ? 'The assertion answers a request.' : 'The assertion does not answer our request.';
    return failed('ASSERTION_IN_RESPONSE_TO_MISMATCH', assertion.element, message, {
      expected: wanted === null ? [] : [wanted],
      received: confirmations.map(({ inResponseTo }) => inResponseTo).filter((id) => id !== null),
    });
  },
};
