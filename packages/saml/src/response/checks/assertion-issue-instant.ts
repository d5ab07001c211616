/** The assertion was not issued in the future. */
import { failed, passed } from '../finding.ts';
import { iso, relativeTo, secondsAfter } from '../time.ts';
import type { ResponseCheck } from './check.ts';

export const assertionIssueInstant: ResponseCheck = {
  name: 'assertion-issue-instant',
  title: 'The assertion was not issued in the future',
  run({ assertion: { element, issueInstant }, expectations: { now, skewSeconds } }) {
    const earlyBySeconds = secondsAfter(issueInstant, now);
    if (earlyBySeconds <= skewSeconds) return passed(`issued ${relativeTo(issueInstant, now)}`);
    return failed('ASSERTION_NOT_YET_VALID', element, 'The assertion was issued in the future.', {
      expected: [`not after ${iso(now)}`],
      received: [iso(issueInstant)],
      facts: { earlyBySeconds, skewSeconds },
    });
  },
};
