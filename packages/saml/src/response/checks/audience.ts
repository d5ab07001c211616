/** The assertion is for us: every AudienceRestriction names our entity ID (Core 2.5.1.4, Profiles 4.1.4.2). */
import type { Rejection } from '../../verdict.ts';
import { failed, passed } from '../finding.ts';
import type { ResponseCheck } from './check.ts';

/** Entra ID puts this before an Identifier that is not a URI. */
const ENTRA_PREFIX = 'spn:';

export const audience: ResponseCheck = {
  name: 'audience',
  title: 'The assertion is for our entity ID',
  run({ assertion: { element, conditions }, expectations }) {
    const { entityId } = expectations.serviceProvider;
    const restrictions = conditions?.audienceRestrictions ?? [];
    if (restrictions.length === 0) {
      return failed(
        'ASSERTION_AUDIENCE_MISSING',
        conditions?.element ?? element,
        'The assertion is not restricted to us.',
        {
          expected: [entityId],
          received: [],
        },
      );
    }
    const missed = restrictions.find((audiences) => !audiences.includes(entityId));
    if (missed === undefined) return passed(entityId);
    return failed(
      'ASSERTION_AUDIENCE_MISMATCH',
      conditions?.element ?? element,
      'The assertion is for somebody else.',
      {
        expected: [entityId],
        received: missed,
        ...entraFacts(missed),
      },
    );
  },
};

/** Told, never accepted: in Entra, the Identifier must be made a URI, the same as our entity ID. */
function entraFacts(audiences: readonly string[]): Pick<Rejection, 'facts'> {
  const prefixed = audiences.find((value) => value.startsWith(ENTRA_PREFIX));
  if (prefixed === undefined) return {};
  return { facts: { entraSpnPrefix: true, entraIdentifier: prefixed.slice(ENTRA_PREFIX.length) } };
}
