/** Reads AuthnStatement (Core 2.7.2). */
import { accept, type Verdict } from '../verdict.ts';
import { attributeOf, childOf, namespaces, trimmedTextOf, type XmlElement } from '../xml/index.ts';
import type { AuthnStatement } from './assertion.ts';
import { readInstant, readRequiredInstant } from './reading.ts';

const code = 'ASSERTION_MALFORMED';

export function readAuthnStatement(element: XmlElement): Verdict<AuthnStatement> {
  const authnInstant = readRequiredInstant(code, element, 'AuthnInstant');
  if (!authnInstant.ok) return authnInstant;
  const sessionNotOnOrAfter = readInstant(code, element, 'SessionNotOnOrAfter');
  if (!sessionNotOnOrAfter.ok) return sessionNotOnOrAfter;
  const context = childOf(element, namespaces.assertion, 'AuthnContext');
  const classRef = context === null ? null : childOf(context, namespaces.assertion, 'AuthnContextClassRef');
  return accept({
    element,
    authnInstant: authnInstant.value,
    sessionIndex: attributeOf(element, 'SessionIndex'),
    sessionNotOnOrAfter: sessionNotOnOrAfter.value,
    classRef: classRef === null ? null : trimmedTextOf(classRef),
  });
}
