/** The assertion holds now (Core 2.5.1.2). */
import { failed, notApplicable, passed } from '../finding.ts';
import { iso, outside, relativeTo } from '../time.ts';
import type { ResponseCheck } from './check.ts';

export const conditionsTime: ResponseCheck = {
  name: 'conditions-time',
  title: 'The assertion is valid now',
  run({ assertion: { conditions }, expectations: { now, skewSeconds } }) {
    if (conditions === null) return notApplicable('The assertion has no conditions.');
    const { element, notBefore, notOnOrAfter } = conditions;
    if (notBefore !== null && notOnOrAfter !== null && notBefore >= notOnOrAfter) {
      return failed('ASSERTION_MALFORMED', element, 'The assertion ends before it begins.', {
        received: [iso(notBefore), iso(notOnOrAfter)],
      });
    }
    const miss = outside(conditions, now, skewSeconds);
    if (miss?.kind === 'early' && notBefore !== null) {
      return failed('ASSERTION_NOT_YET_VALID', element, 'The assertion does not hold yet.', {
        expected: [`not before ${iso(notBefore)}`],
        received: [iso(now)],
        facts: { earlyBySeconds: miss.bySeconds, skewSeconds },
      });
    }
    if (miss !== null && notOnOrAfter !== null) {
      return failed('ASSERTION_EXPIRED', element, 'The assertion does not hold any more.', {
        expected: [`before ${iso(notOnOrAfter)}`],
        received: [iso(now)],
        facts: { lateBySeconds: miss.bySeconds, skewSeconds },
      });
    }
    return passed(notOnOrAfter === null ? null : `until ${relativeTo(notOnOrAfter, now)}`);
  },
};
