/** The assertion is by the identity provider whose keys were trusted for it (Profiles 4.1.4.2). */
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';
import { isEntityFormat } from './entity-format.ts';

export const assertionIssuer: ResponseCheck = {
  name: 'assertion-issuer',
  title: 'The assertion is by the identity provider',
  run({ assertion: { element, issuer }, expectations }) {
    const expected = [expectations.identityProvider.entityId];
    if (issuer === null) {
      return failed('ASSERTION_ISSUER_MISMATCH', element, 'The assertion names no issuer.', { expected, received: [] });
    }
    const { value, format } = issuer;
    if (value !== expected[0]) {
      return failed('ASSERTION_ISSUER_MISMATCH', element, 'The assertion is by somebody else.', {
        expected,
        received: [value],
      });
    }
    if (isEntityFormat(format)) return passed(value);
    return failed('ASSERTION_ISSUER_MISMATCH', element, 'The issuer of the assertion is not an entity.', {
      expected,
      received: [value],
      facts: { format: format ?? '' },
    });
  },
};
