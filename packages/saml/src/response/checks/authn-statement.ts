/** The assertion says that somebody was authenticated, and the session it speaks of is not over (Profiles 4.1.4.2, Core 2.7.2). */
import { failed, passed } from '../finding.ts';
import { iso, outside, relativeTo } from '../time.ts';
import type { ResponseCheck } from './check.ts';

export const authnStatement: ResponseCheck = {
  name: 'authn-statement',
  title: 'The assertion is about an authentication',
  run({ assertion: { element, authnStatements }, expectations: { now } }) {
    const [statement] = authnStatements;
    if (statement === undefined) {
      return failed('ASSERTION_AUTHN_STATEMENT_MISSING', element, 'The assertion says nothing of an authentication.');
    }
    return passed(`authenticated ${relativeTo(statement.authnInstant, now)}`);
  },
};

export const session: ResponseCheck = {
  name: 'session',
  title: 'The session at the identity provider is not over',
  run({ assertion: { authnStatements }, expectations: { now, skewSeconds } }) {
    for (const { element, sessionNotOnOrAfter } of authnStatements) {
      const miss = outside({ notBefore: null, notOnOrAfter: sessionNotOnOrAfter }, now, skewSeconds);
      if (miss === null || sessionNotOnOrAfter === null) continue;
      return failed('ASSERTION_SESSION_EXPIRED', element, 'The session at the identity provider is over.', {
        expected: [`before ${iso(sessionNotOnOrAfter)}`],
        received: [iso(now)],
        facts: { lateBySeconds: miss.bySeconds, skewSeconds },
      });
    }
    return passed();
  },
};
