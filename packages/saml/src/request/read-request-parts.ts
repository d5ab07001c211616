/** Reads the child elements of an AuthnRequest: known, at most once, in the order of the schema (Core 3.2.1, 3.4.1). */
import { shorten } from '../shorten.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { attributeOf, childrenOf, namespaces, positionOf, trimmedTextOf, type XmlElement } from '../xml/index.ts';
import type { AuthnRequest } from './types.ts';

const { protocol, assertion, signature } = namespaces;
const ORDER = [
  [assertion, 'Issuer'],
  [signature, 'Signature'],
  [protocol, 'Extensions'],
  [assertion, 'Subject'],
  [protocol, 'NameIDPolicy'],
  [assertion, 'Conditions'],
  [protocol, 'RequestedAuthnContext'],
  [protocol, 'Scoping'],
] as const;
const ISSUER_ATTRIBUTES = ['NameQualifier', 'SPNameQualifier', 'Format', 'SPProvidedID'];

export interface RequestParts
  extends Pick<AuthnRequest, 'issuerAttributes' | 'nameIdPolicy' | 'requestedAuthnContext' | 'scoping'> {
  readonly issuer: XmlElement | null;
  has(name: (typeof ORDER)[number][1]): boolean;
}

/** REQUEST_MALFORMED, with the place, when a child is unknown, repeated or out of order. */
export function readParts(root: XmlElement): Verdict<RequestParts> {
  const found = new Map<string, XmlElement>();
  let last = -1;
  for (let child = root.firstChild; child !== null; child = child.next) {
    const { namespace, localName } = child;
    const rank = ORDER.findIndex(([uri, name]) => uri === namespace && name === localName);
    if (rank <= last) return misplaced(child, rank < 0 ? 'unknown' : rank === last ? 'repeated' : 'out of order');
    found.set(localName, child);
    last = rank;
  }
  const issuer = found.get('Issuer') ?? null;
  const scoping = found.get('Scoping');
  return accept({
    issuer,
    issuerAttributes: issuer === null ? [] : ISSUER_ATTRIBUTES.filter((name) => attributeOf(issuer, name) !== null),
    nameIdPolicy: readNameIdPolicy(found.get('NameIDPolicy')),
    requestedAuthnContext: readRequestedAuthnContext(found.get('RequestedAuthnContext')),
    scoping: scoping === undefined ? null : readScoping(scoping),
    has: (name) => found.has(name),
  });
}

function misplaced(child: XmlElement, how: string): Verdict<never> {
  return reject({
    code: 'REQUEST_MALFORMED',
    message: `The element ${shorten(child.localName)} is ${how} in an AuthnRequest.`,
    expected: ORDER.map(([, name]) => name),
    received: [shorten(child.localName)],
    position: positionOf(child),
  });
}

function readNameIdPolicy(element: XmlElement | undefined): AuthnRequest['nameIdPolicy'] {
  if (element === undefined) return null;
  const allowCreate = attributeOf(element, 'AllowCreate')?.trim();
  return {
    format: attributeOf(element, 'Format'),
    spNameQualifier: attributeOf(element, 'SPNameQualifier'),
    allowCreate: allowCreate === 'true' || allowCreate === '1',
  };
}

function readRequestedAuthnContext(element: XmlElement | undefined): AuthnRequest['requestedAuthnContext'] {
  if (element === undefined) return null;
  const values = (name: string) => childrenOf(element, assertion, name).map((ref) => trimmedTextOf(ref) ?? '');
  return {
    comparison: attributeOf(element, 'Comparison') ?? 'exact',
    classRefs: values('AuthnContextClassRef'),
    declRefs: values('AuthnContextDeclRef'),
  };
}

function readScoping(element: XmlElement): string[] {
  const names = attributeOf(element, 'ProxyCount') === null ? [] : ['ProxyCount'];
  for (let child = element.firstChild; child !== null; child = child.next) {
    if (!names.includes(child.localName)) names.push(child.localName);
  }
  return names;
}
