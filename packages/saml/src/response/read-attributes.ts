/** Reads AttributeStatement (Core 2.7.3). */
import type { PrivateKey } from '../crypto/index.ts';
import { decryptElement } from '../encryption/index.ts';
import type { Rejection } from '../verdict.ts';
import { attributeOf, hasText, is, namespaces, textOf, type XmlElement } from '../xml/index.ts';
import { malformation } from './reading.ts';
import type { Attribute } from './types.ts';

const code = 'ASSERTION_MALFORMED';

/** Where looking through a list begins to take longer than a map. */
const MANY = 32;

/** Elements of the same name and format are one attribute: Keycloak writes an element for each role. */
export class AttributeList {
  readonly #all: MutableAttribute[] = [];
  /** Used once there are many. */
  #byKey: Map<string, MutableAttribute> | null = null;

  get attributes(): readonly Attribute[] {
    return this.#all;
  }

  add(attribute: MutableAttribute): void {
    const same = this.#find(attribute);
    if (same !== undefined) {
      for (const value of attribute.values) same.values.push(value);
      return;
    }
    this.#all.push(attribute);
    this.#byKey?.set(keyOf(attribute), attribute);
    if (this.#all.length === MANY) this.#byKey = new Map(this.#all.map((one) => [keyOf(one), one]));
  }

  #find(wanted: Attribute): MutableAttribute | undefined {
    if (this.#byKey !== null) return this.#byKey.get(keyOf(wanted));
    for (const one of this.#all) {
      if (one.name === wanted.name && one.nameFormat === wanted.nameFormat) return one;
    }
    return undefined;
  }
}

const keyOf = ({ name, nameFormat }: Attribute): string => JSON.stringify([name, nameFormat]);

type MutableAttribute = Attribute & { readonly values: string[] };

/** Adds what the statement says to `list`. @returns what is wrong with it, if anything. */
export function readAttributes(
  statement: XmlElement,
  keys: readonly PrivateKey[],
  list: AttributeList,
): Rejection | null {
  if (hasText(statement)) return fault(statement, 'There is text between the attributes.');
  for (let child = statement.firstChild; child !== null; child = child.next) {
    const isPlain = is(child, namespaces.assertion, 'Attribute');
    const rejection = isPlain ? readAttribute(child, list) : readEncryptedAttribute(child, keys, list);
    if (rejection !== null) return rejection;
  }
  return null;
}

function readEncryptedAttribute(element: XmlElement, keys: readonly PrivateKey[], list: AttributeList) {
  if (!is(element, namespaces.assertion, 'EncryptedAttribute')) {
    return fault(element, 'AttributeStatement holds something else than attributes.', element.localName);
  }
  const decrypted = decryptElement(element, keys);
  if (!decrypted.ok) return decrypted.rejection;
  const { root } = decrypted.value;
  return is(root, namespaces.assertion, 'Attribute')
    ? readAttribute(root, list)
    : fault(element, 'EncryptedAttribute holds no Attribute.', root.localName);
}

function readAttribute(element: XmlElement, list: AttributeList): Rejection | null {
  const name = attributeOf(element, 'Name');
  if (name === null || name === '') return fault(element, 'An attribute has no name.');
  if (hasText(element)) return fault(element, 'There is text between the values of an attribute.', name);
  let values: string[] = [];
  for (let child = element.firstChild; child !== null; child = child.next) {
    const value = is(child, namespaces.assertion, 'AttributeValue') ? readValue(child) : null;
    if (value === null) return fault(child, 'An attribute has a value that is not text.', name);
    // Most have one value: pushing it would make room for sixteen more.
    if (values.length === 0) values = [value];
    else values.push(value);
  }
  const nameFormat = attributeOf(element, 'NameFormat');
  list.add({ name, nameFormat, friendlyName: attributeOf(element, 'FriendlyName'), values });
  return null;
}

const fault = (at: XmlElement, message: string, received?: string): Rejection =>
  malformation(code, at, message, received);

/** Text exactly as it is signed; xsi:nil reads as ''. A NameID in place of text (eduPersonTargetedID) gives its value. */
function readValue(element: XmlElement): string | null {
  const { firstChild } = element;
  if (firstChild === null) return textOf(element);
  const holdsNameId = firstChild.next === null && is(firstChild, namespaces.assertion, 'NameID') && !hasText(element);
  return holdsNameId ? textOf(firstChild) : null;
}
