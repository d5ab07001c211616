/** Where damage hurts: elements that decide, more often than others; and places for what is put in. */
import { FORGED, namespaceOf } from './operation.ts';
import type { Random } from './random.ts';
import {
  clone,
  elementsIn,
  elementsNamed,
  localName,
  type Place,
  type RawDocument,
  type RawElement,
  type RawNode,
  rawElement,
  rawText,
} from './raw-tree.ts';

const decisive = (
  'Assertion Signature SignedInfo Reference DigestValue SignatureValue NameID Subject AttributeStatement Attribute ' +
  'AttributeValue Conditions AudienceRestriction Audience Issuer Transforms Transform KeyInfo X509Certificate Response Status ' +
  'AuthnStatement SubjectConfirmation SubjectConfirmationData EncryptedAssertion EncryptedData EncryptedKey CipherValue'
).split(' ');

export const identityValues = ['NameID', 'AttributeValue'];

/** Any element, a decisive one three times out of four. */
export function chooseElement(document: RawDocument, random: Random): Place | null {
  if (random.chance(0.75)) {
    const named = elementsNamed(document, [random.pick(decisive)]);
    if (named.length > 0) return random.pick(named);
  }
  return random.pickOrNull(elementsIn(document));
}

/** Puts a node before, after, or as first or last child of some element; rarely beside the root. */
export function insertSomewhere(document: RawDocument, node: RawNode, random: Random): void {
  const place = chooseElement(document, random);
  if (place === null) return;
  const { element, parent } = place;
  const how = random.below(4);
  if (how === 0) element.children.unshift(node);
  else if (how === 1) element.children.push(node);
  else if (parent.kind === 'element' || random.chance(0.2)) {
    parent.children.splice(parent.children.indexOf(element) + how - 2, 0, node);
  }
}

export function setText(element: RawElement, source: string): void {
  element.children = [rawText(source)];
}

/** Makes a subtree speak of somebody else. */
export function forge<T extends RawNode>(node: T): T {
  if (node.kind === 'text') return node;
  if (identityValues.includes(localName(node))) setText(node, FORGED);
  for (const { element } of elementsNamed(node, identityValues)) setText(element, FORGED);
  return node;
}

export function withoutSignature(element: RawElement): RawElement {
  const copy = clone(element);
  copy.children = copy.children.filter((child) => child.kind !== 'element' || localName(child) !== 'Signature');
  return copy;
}

const wrappers = [
  'samlp:Extensions',
  'samlp:StatusDetail',
  'samlp:Response',
  'saml:Advice',
  'saml:Assertion',
  'saml:EncryptedAssertion',
  'saml:AttributeValue',
  'saml:Subject',
  'ds:Object',
  'ds:KeyInfo',
  'ds:Signature',
  'ds:SignedInfo',
  'other',
];

const isPrefix = (prefix: string): prefix is keyof typeof namespaceOf => prefix in namespaceOf;

/** An element of a telling name, its namespace declared, around some nodes. */
export function wrap(children: RawNode[], random: Random): RawElement {
  const name = random.pick(wrappers);
  const [prefix = ''] = name.split(':');
  const declaration: Record<string, string> = isPrefix(prefix)
    ? { [`xmlns:${prefix}`]: namespaceOf[prefix] }
    : { xmlns: 'urn:other' };
  return rawElement(name, declaration, children);
}
