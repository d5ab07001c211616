/** Reads Subject (Core 2.4): who it is, and how whoever brings the assertion may prove to be meant. */
import type { PrivateKey } from '../crypto/index.ts';
import { decryptElement } from '../encryption/index.ts';
import { accept, type Verdict } from '../verdict.ts';
import { attributeOf, hasText, is, namespaces, textOf, type XmlElement } from '../xml/index.ts';
import type { BearerConfirmation, Subject } from './assertion.ts';
import { malformed, readInstant } from './reading.ts';
import type { NameId } from './types.ts';

const code = 'ASSERTION_MALFORMED';
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
/** What a NameID without Format means (Core 8.3.1). */
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

export function readSubject(subject: XmlElement, keys: readonly PrivateKey[]): Verdict<Subject> {
  if (hasText(subject)) return malformed(code, subject, 'There is text between the elements of Subject.');
  let nameId: NameId | null = null;
  let identifiers = 0;
  const bearer: BearerConfirmation[] = [];
  const otherMethods: string[] = [];
  for (let child = subject.firstChild; child !== null; child = child.next) {
    const name = child.namespace === namespaces.assertion ? child.localName : '';
    if (name === 'SubjectConfirmation') {
      const method = attributeOf(child, 'Method');
      if (method !== BEARER) otherMethods.push(method ?? '');
      else {
        const read = readBearer(child);
        if (!read.ok) return read;
        if (read.value !== null) bearer.push(read.value);
      }
    } else if (name === 'NameID' || name === 'EncryptedID' || name === 'BaseID') {
      if (++identifiers > 1) return malformed(code, child, 'Subject has more than one identifier.');
      const read = readIdentifier(child, keys);
      if (!read.ok) return read;
      nameId = read.value;
    } else return malformed(code, child, 'Subject holds an element that does not belong there.', child.localName);
  }
  return accept({ element: subject, nameId, bearer, otherMethods });
}

/** BaseID has a type of its own each time (Core 2.2.1): it names nobody to us. */
function readIdentifier(element: XmlElement, keys: readonly PrivateKey[]): Verdict<NameId | null> {
  if (element.localName === 'BaseID') return accept(null);
  if (element.localName === 'NameID') return readNameId(element);
  const decrypted = decryptElement(element, keys);
  if (!decrypted.ok) return decrypted;
  const { root } = decrypted.value;
  return is(root, namespaces.assertion, 'NameID')
    ? readNameId(root)
    : malformed(code, element, 'EncryptedID holds no NameID.', root.localName);
}

/** The value exactly as it is signed: white space and case mean something. */
function readNameId(element: XmlElement): Verdict<NameId | null> {
  const value = textOf(element);
  if (value === null) return malformed(code, element, 'NameID holds elements.');
  if (value.trim() === '') return accept(null);
  return accept({
    value,
    format: attributeOf(element, 'Format') ?? UNSPECIFIED,
    nameQualifier: attributeOf(element, 'NameQualifier'),
    spNameQualifier: attributeOf(element, 'SPNameQualifier'),
  });
}

/** @returns `null` where there is no data: then there is nothing that confirms. */
function readBearer(confirmation: XmlElement): Verdict<BearerConfirmation | null> {
  let data: XmlElement | null = null;
  for (let child = confirmation.firstChild; child !== null; child = child.next) {
    if (!is(child, namespaces.assertion, 'SubjectConfirmationData')) continue;
    if (data !== null) return malformed(code, child, 'A confirmation has more than one SubjectConfirmationData.');
    data = child;
  }
  if (data === null) return accept(null);
  const notBefore = readInstant(code, data, 'NotBefore');
  if (!notBefore.ok) return notBefore;
  const notOnOrAfter = readInstant(code, data, 'NotOnOrAfter');
  if (!notOnOrAfter.ok) return notOnOrAfter;
  return accept({
    element: data,
    recipient: attributeOf(data, 'Recipient'),
    notBefore: notBefore.value,
    notOnOrAfter: notOnOrAfter.value,
    inResponseTo: attributeOf(data, 'InResponseTo'),
  });
}
