/** Who the response says it is from (Core 3.2.2, Profiles 4.1.4.2). */

import { signatureIn } from '../../signature/index.ts';
import { childOf, namespaces } from '../../xml/index.ts';
import { failed, failedWith, notApplicable, passed } from '../finding.ts';
import { readIssuer } from '../reading.ts';
import { isEncryptedAssertion } from '../survey.ts';
import type { ResponseCheck } from './check.ts';
import { isEntityFormat } from './entity-format.ts';

export const responseIssuer: ResponseCheck = {
  name: 'response-issuer',
  title: 'The response is from the identity provider',
  run({ response, expectations, survey }) {
    const expected = [expectations.identityProvider.entityId];
    const element = childOf(response, namespaces.assertion, 'Issuer');
    if (element === null) {
      // It may be left out only where nothing but an assertion of its own is signed and readable (Profiles 4.1.4.2).
      const isNeeded = signatureIn(response) !== null || survey.assertions.some(isEncryptedAssertion);
      if (!isNeeded) return notApplicable('The response names no issuer; its assertion must.');
      return failed('RESPONSE_ISSUER_MISMATCH', response, 'The response names no issuer.', { expected, received: [] });
    }
    const issuer = readIssuer('RESPONSE_MALFORMED', element);
    if (!issuer.ok) return failedWith(issuer.rejection);
    const { value, format } = issuer.value;
    if (value !== expected[0]) {
      return failed('RESPONSE_ISSUER_MISMATCH', element, 'The response is from somebody else.', {
        expected,
        received: [value],
      });
    }
    if (isEntityFormat(format)) return passed(value);
    return failed('RESPONSE_ISSUER_MISMATCH', element, 'The issuer of the response is not an entity.', {
      expected,
      received: [value],
      facts: { format: format ?? '' },
    });
  },
};
