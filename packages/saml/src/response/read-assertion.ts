/** Reads a signed assertion (Core 2.3.3). Takes nothing but what a signature covers. */
import type { PrivateKey } from '../crypto/index.ts';
import type { SignedElement } from '../signature/index.ts';
import { accept, type Instant, reject, type Verdict } from '../verdict.ts';
import { attributeOf, hasText, is, namespaces, type XmlElement } from '../xml/index.ts';
import type { Assertion, AuthnStatement, Conditions, Issuer, Subject } from './assertion.ts';
import { AttributeList, readAttributes } from './read-attributes.ts';
import { readAuthnStatement } from './read-authn-statement.ts';
import { readConditions } from './read-conditions.ts';
import { readSubject } from './read-subject.ts';
import { malformed, readIssuer, readRequiredInstant } from './reading.ts';

const code = 'ASSERTION_MALFORMED';

/** @param keys for an EncryptedID or EncryptedAttribute inside. */
export function readAssertion(signed: SignedElement, keys: readonly PrivateKey[]): Verdict<Assertion> {
  const { element } = signed;
  const version = attributeOf(element, 'Version');
  if (version !== '2.0') return malformed(code, element, 'The assertion is not of version 2.0.', version ?? '');
  const id = attributeOf(element, 'ID');
  if (id === null || id === '') return malformed(code, element, 'The assertion has no ID.');
  if (hasText(element)) return malformed(code, element, 'There is text between the elements of the assertion.');
  const issueInstant = readRequiredInstant(code, element, 'IssueInstant');
  if (!issueInstant.ok) return issueInstant;
  return readParts(element, id, issueInstant.value, keys);
}

/** Every child has a meaning and a handler: one that has none may mean something to somebody else. */
function readParts(
  element: XmlElement,
  id: string,
  issueInstant: Instant,
  keys: readonly PrivateKey[],
): Verdict<Assertion> {
  let issuer: Issuer | null = null;
  let subject: Subject | null = null;
  let conditions: Conditions | null = null;
  const authnStatements: AuthnStatement[] = [];
  const attributes = new AttributeList();
  for (let child = element.firstChild; child !== null; child = child.next) {
    if (is(child, namespaces.signature, 'Signature')) continue;
    const name = child.namespace === namespaces.assertion ? child.localName : '';
    if (name === 'Issuer') {
      const read: Verdict<Issuer> = issuer === null ? readIssuer(code, child) : twice(child);
      if (!read.ok) return read;
      issuer = read.value;
    } else if (name === 'Subject') {
      const read: Verdict<Subject> = subject === null ? readSubject(child, keys) : twice(child);
      if (!read.ok) return read;
      subject = read.value;
    } else if (name === 'Conditions') {
      const read: Verdict<Conditions> = conditions === null ? readConditions(child) : twice(child);
      if (!read.ok) return read;
      conditions = read.value;
    } else if (name === 'AuthnStatement') {
      const read = readAuthnStatement(child);
      if (!read.ok) return read;
      authnStatements.push(read.value);
    } else if (name === 'AttributeStatement') {
      const rejection = readAttributes(child, keys, attributes);
      if (rejection !== null) return reject(rejection);
    } else if (!ignored.includes(name)) {
      return malformed(code, child, 'The assertion holds an element that does not belong there.', child.localName);
    }
  }
  return accept({
    element,
    id,
    issueInstant,
    issuer,
    subject,
    conditions,
    authnStatements,
    attributes: attributes.attributes,
  });
}

/** They say nothing about who signs in. */
const ignored: readonly string[] = ['Advice', 'Statement', 'AuthzDecisionStatement'];

const twice = (element: XmlElement): Verdict<never> =>
  malformed(code, element, `The assertion has more than one ${element.localName}.`);
