/** Reads transforms: enveloped signature, then exclusive canonicalization, and nothing else (SAML Core 5.4.4). */
import { accept, reject, type Verdict } from '../verdict.ts';
import { attributeOf, hasText, is, namespaces, positionOf, trimWhiteSpace, type XmlElement } from '../xml/index.ts';
import { transforms } from './algorithms.ts';

/** Real lists have one to five; a long one would only cost time. */
const MAX_PREFIXES = 64;
const none: readonly string[] = [];

/** @returns the prefixes of InclusiveNamespaces. */
export function readTransforms(element: XmlElement): Verdict<readonly string[]> {
  const enveloped = element.firstChild;
  const exclusive = enveloped?.next ?? null;
  if (
    enveloped === null ||
    exclusive === null ||
    exclusive.next !== null ||
    hasText(element) ||
    enveloped.firstChild !== null ||
    hasText(enveloped) ||
    !isTransform(enveloped, transforms.enveloped) ||
    !isTransform(exclusive, transforms.exclusive)
  ) {
    return reject({
      code: 'SIGNATURE_TRANSFORM_FORBIDDEN',
      message: 'The transforms must be enveloped-signature, then exclusive canonicalization.',
      expected: [transforms.enveloped, transforms.exclusive],
      received: algorithmsOf(element),
      position: positionOf(element),
    });
  }
  return readPrefixList(exclusive, true);
}

const isTransform = (element: XmlElement, algorithm: string): boolean =>
  is(element, namespaces.signature, 'Transform') && attributeOf(element, 'Algorithm') === algorithm;

function algorithmsOf(element: XmlElement): string[] {
  const found: string[] = [];
  for (let child = element.firstChild; child !== null && found.length < 8; child = child.next) {
    found.push(attributeOf(child, 'Algorithm') ?? '');
  }
  return found;
}

/** The one parameter of exclusive canonicalization; without `allowed`, there may be none. */
export function readPrefixList(method: XmlElement, allowed: boolean): Verdict<readonly string[]> {
  const parameter = method.firstChild;
  if (parameter === null && !hasText(method)) return accept(none);
  if (
    !allowed ||
    parameter === null ||
    parameter.next !== null ||
    parameter.firstChild !== null ||
    hasText(parameter) ||
    hasText(method) ||
    !is(parameter, namespaces.exclusiveCanonicalization, 'InclusiveNamespaces')
  ) {
    return malformed(method, 'A canonicalization has parameters that are not known.');
  }
  const list = trimWhiteSpace(attributeOf(parameter, 'PrefixList') ?? '');
  const prefixes = list === '' ? none : list.split(' ').filter((prefix) => prefix !== '');
  return prefixes.length > MAX_PREFIXES ? malformed(parameter, 'PrefixList is too long.') : accept(prefixes);
}

const malformed = (at: XmlElement, message: string): Verdict<never> =>
  reject({ code: 'SIGNATURE_MALFORMED', message, position: positionOf(at) });
