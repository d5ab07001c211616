/** The bearer was sent to this address (Profiles 4.1.4.2: Recipient). */
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const confirmationRecipient: ResponseCheck = {
  name: 'confirmation-recipient',
  title: 'The assertion was sent to our ACS URL',
  run(examination) {
    const { confirmations, expectations, assertion } = examination;
    const { acsUrl } = expectations.serviceProvider;
    examination.confirmations = confirmations.filter(({ recipient }) => recipient === acsUrl);
    if (examination.confirmations.length > 0) return passed(acsUrl);
    return failed('ASSERTION_RECIPIENT_MISMATCH', assertion.element, 'The assertion was meant for another address.', {
      expected: [acsUrl],
      received: confirmations.map(({ recipient }) => recipient).filter((recipient) => recipient !== null),
    });
  },
};
