/** The response was not issued in the future. How old it may be is said by the assertion's own times. */
import { attributeOf } from '../../xml/index.ts';
import { failed, failedWith, passed } from '../finding.ts';
import { readRequiredInstant } from '../reading.ts';
import { iso, relativeTo, secondsAfter } from '../time.ts';
import type { ResponseCheck } from './check.ts';

export const responseIssueInstant: ResponseCheck = {
  name: 'response-issue-instant',
  title: 'The response was not issued in the future',
  run({ response, expectations: { now, skewSeconds } }) {
    const issued = readRequiredInstant('RESPONSE_MALFORMED', response, 'IssueInstant');
    if (!issued.ok) return failedWith(issued.rejection);
    const earlyBySeconds = secondsAfter(issued.value, now);
    if (earlyBySeconds <= skewSeconds) return passed(`issued ${relativeTo(issued.value, now)}`);
    return failed('RESPONSE_ISSUE_INSTANT_OUT_OF_RANGE', response, 'The response was issued in the future.', {
      expected: [`not after ${iso(now)}`],
      received: [attributeOf(response, 'IssueInstant') ?? ''],
      facts: { earlyBySeconds, skewSeconds },
    });
  },
};
