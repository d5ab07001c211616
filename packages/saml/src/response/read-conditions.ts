/** Reads Conditions (Core 2.5). */
import { accept, type Verdict } from '../verdict.ts';
import { hasText, is, namespaces, trimmedTextOf, type XmlElement } from '../xml/index.ts';
import type { Conditions } from './assertion.ts';
import { malformed, readInstant } from './reading.ts';

const code = 'ASSERTION_MALFORMED';
/** Understood and met: each assertion is accepted once, and never passed on. */
const harmless: readonly string[] = ['OneTimeUse', 'ProxyRestriction'];

export function readConditions(element: XmlElement): Verdict<Conditions> {
  if (hasText(element)) return malformed(code, element, 'There is text between the elements of Conditions.');
  const notBefore = readInstant(code, element, 'NotBefore');
  if (!notBefore.ok) return notBefore;
  const notOnOrAfter = readInstant(code, element, 'NotOnOrAfter');
  if (!notOnOrAfter.ok) return notOnOrAfter;
  const audienceRestrictions: (readonly string[])[] = [];
  const unknown: string[] = [];
  for (let child = element.firstChild; child !== null; child = child.next) {
    const name = child.namespace === namespaces.assertion ? child.localName : '';
    if (name === 'AudienceRestriction') {
      const audiences = readAudiences(child);
      if (!audiences.ok) return audiences;
      audienceRestrictions.push(audiences.value);
    } else if (!harmless.includes(name)) unknown.push(child.localName);
  }
  return accept({
    element,
    notBefore: notBefore.value,
    notOnOrAfter: notOnOrAfter.value,
    audienceRestrictions,
    unknown,
  });
}

function readAudiences(restriction: XmlElement): Verdict<readonly string[]> {
  const audiences: string[] = [];
  for (let child = restriction.firstChild; child !== null; child = child.next) {
    const value = is(child, namespaces.assertion, 'Audience') ? trimmedTextOf(child) : null;
    if (value === null) return malformed(code, child, 'AudienceRestriction holds something else than audiences.');
    audiences.push(value);
  }
  return hasText(restriction) ? malformed(code, restriction, 'AudienceRestriction holds text.') : accept(audiences);
}
