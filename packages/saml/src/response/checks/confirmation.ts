/** Whoever brings the assertion may do so: there is a bearer confirmation with data (Profiles 4.1.4.2). */
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

/** Establishes `confirmations`, which the next checks narrow down to those that hold in every respect. */
export const bearerConfirmation: ResponseCheck = {
  name: 'confirmation',
  title: 'The assertion may be brought by a browser (bearer)',
  run(examination) {
    const { subject, element } = examination.assertion;
    const bearer = subject?.bearer ?? [];
    if (bearer.length === 0) {
      return failed('ASSERTION_SUBJECT_CONFIRMATION_MISSING', element, 'There is no bearer confirmation with data.', {
        expected: ['urn:oasis:names:tc:SAML:2.0:cm:bearer'],
        received: subject?.otherMethods ?? [],
      });
    }
    examination.confirmations = bearer;
    return passed(bearer.length === 1 ? 'one bearer confirmation' : `${bearer.length} bearer confirmations`);
  },
};
