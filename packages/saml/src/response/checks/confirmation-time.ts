/** The bearer has not come too late. NotOnOrAfter must be there, NotBefore must not (Profiles 4.1.4.2). */
import type { BearerConfirmation } from '../assertion.ts';
import { type Finding, failed, passed } from '../finding.ts';
import { iso, outside, relativeTo } from '../time.ts';
import type { ResponseExpectations } from '../types.ts';
import type { ResponseCheck } from './check.ts';

export const confirmationTime: ResponseCheck = {
  name: 'confirmation-time',
  title: 'The assertion was brought in time',
  run(examination) {
    const { confirmations, expectations } = examination;
    const inTime: BearerConfirmation[] = [];
    let firstFault: Finding | null = null;
    for (const confirmation of confirmations) {
      const fault = faultOf(confirmation, expectations);
      if (fault === null) inTime.push(confirmation);
      else firstFault ??= fault;
    }
    const [first] = inTime;
    if (first === undefined && firstFault !== null) return firstFault;
    examination.confirmations = inTime;
    const until = first?.notOnOrAfter;
    return passed(until == null ? null : `until ${relativeTo(until, expectations.now)}`);
  },
};

function faultOf(confirmation: BearerConfirmation, { now, skewSeconds }: ResponseExpectations): Finding | null {
  const { element, notBefore, notOnOrAfter } = confirmation;
  if (notOnOrAfter === null) {
    const message = 'The confirmation does not say until when it holds.';
    return failed('ASSERTION_CONFIRMATION_EXPIRED', element, message, { received: [] });
  }
  const miss = outside(confirmation, now, skewSeconds);
  if (miss?.kind === 'late') {
    return failed('ASSERTION_CONFIRMATION_EXPIRED', element, 'The assertion was brought too late.', {
      expected: [`before ${iso(notOnOrAfter)}`],
      received: [iso(now)],
      facts: { lateBySeconds: miss.bySeconds, skewSeconds },
    });
  }
  if (notBefore === null) return null;
  if (miss === null) {
    return failed('ASSERTION_MALFORMED', element, 'A bearer confirmation must not have NotBefore.', {
      received: [iso(notBefore)],
    });
  }
  return failed('ASSERTION_CONFIRMATION_NOT_YET_VALID', element, 'The confirmation does not hold yet.', {
    expected: [`not before ${iso(notBefore)}`],
    received: [iso(now)],
    facts: { earlyBySeconds: miss.bySeconds, skewSeconds },
  });
}
