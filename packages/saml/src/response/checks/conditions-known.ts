/** A condition that is not understood makes the assertion's validity unknown, which is not valid (Core 2.5.1.1). */
import { failed, notApplicable, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

export const conditionsKnown: ResponseCheck = {
  name: 'conditions-known',
  title: 'All conditions are understood',
  run({ assertion: { conditions } }) {
    if (conditions === null) return notApplicable('The assertion has no conditions.');
    if (conditions.unknown.length === 0) return passed();
    return failed('ASSERTION_CONDITION_UNKNOWN', conditions.element, 'There is a condition that is not understood.', {
      expected: ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction'],
      received: conditions.unknown,
    });
  },
};
