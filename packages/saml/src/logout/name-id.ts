/** The identifier of a LogoutRequest: whose session is to end (Core 2.2, 3.7.1). */
import type { PrivateKey } from '../crypto/index.ts';
import { decryptElement } from '../encryption/index.ts';
import type { NameId } from '../response/types.ts';
import { accept, type Verdict } from '../verdict.ts';
import { attributeOf, is, namespaces, textOf, type XmlElement } from '../xml/index.ts';
import { refuse } from './read-envelope.ts';

/** What a NameID without Format means (Core 8.3.1). */
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** The value exactly as written: white space and case mean something. `null` where it is empty. */
export function readNameId(element: XmlElement): Verdict<NameId | null> {
  const value = textOf(element);
  if (value === null) return refuse('REQUEST_MALFORMED', element, 'NameID holds elements.');
  if (value.trim() === '') return accept(null);
  return accept({
    value,
    format: attributeOf(element, 'Format') ?? UNSPECIFIED,
    nameQualifier: attributeOf(element, 'NameQualifier'),
    spNameQualifier: attributeOf(element, 'SPNameQualifier'),
  });
}

/** Decrypts where needed; the caller has verified a signature over it. BaseID has a type of its own each time: `null`. */
export function openIdentifier(element: XmlElement, keys: readonly PrivateKey[]): Verdict<NameId | null> {
  if (is(element, namespaces.assertion, 'NameID')) return readNameId(element);
  if (!is(element, namespaces.assertion, 'EncryptedID')) return accept(null);
  const decrypted = decryptElement(element, keys);
  if (!decrypted.ok) return decrypted;
  const { root } = decrypted.value;
  const nameId = is(root, namespaces.assertion, 'NameID') ? readNameId(root) : null;
  // Said of the encrypted element: a place in the decrypted document would be taken for one in the message.
  return nameId?.ok === true ? nameId : refuse('REQUEST_MALFORMED', element, 'EncryptedID holds no readable NameID.');
}
