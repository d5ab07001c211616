/** Reads what both logout messages have in common (Core 3.2.1, 3.2.2): the attributes of the root, its Issuer, its children. */
import { readDateTime } from '../date-time.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import { isXmlId } from '../request/xml-id.ts';
import { shorten } from '../shorten.ts';
import { accept, type Instant, type Rejection, reject, type Verdict } from '../verdict.ts';
import { attributeOf, hasText, is, namespaces, positionOf, trimmedTextOf, type XmlElement } from '../xml/index.ts';

/** What one kind of message is, and the codes by which another is refused. */
export interface MessageKind {
  readonly name: 'LogoutRequest' | 'LogoutResponse';
  /** Children beside Issuer, Signature and Extensions: how often each may be there. */
  readonly children: ReadonlyMap<string, number>;
  readonly codes: Readonly<Record<'wrongRoot' | 'malformed' | 'version' | 'id', RejectionCode>>;
}

export interface Envelope {
  readonly root: XmlElement;
  readonly id: string;
  readonly issueInstant: Instant;
  readonly issuer: string;
  readonly issuerFormat: string | null;
  readonly destination: string | null;
}

export const refuse = (
  code: RejectionCode,
  at: XmlElement,
  message: string,
  more: Pick<Rejection, 'expected' | 'received' | 'facts'> = {},
): Verdict<never> => {
  const received = more.received === undefined ? {} : { received: more.received.map((text) => shorten(text)) };
  return reject({ code, message: shorten(message), ...more, ...received, position: positionOf(at) });
};

export function readEnvelope(root: XmlElement, kind: MessageKind): Verdict<Envelope> {
  const { name, codes } = kind;
  if (!is(root, namespaces.protocol, name)) {
    const message = `The message is a ${shorten(root.localName)}, not a ${name}.`;
    return refuse(codes.wrongRoot, root, message, { expected: [name], received: [root.localName] });
  }
  const version = attributeOf(root, 'Version');
  const id = attributeOf(root, 'ID');
  const issued = attributeOf(root, 'IssueInstant');
  const absent = Object.entries({ ID: id, Version: version, IssueInstant: issued }).filter(([, value]) => !value);
  if (!id || !version || !issued) {
    const expected = absent.map(([attribute]) => attribute);
    return refuse(codes.malformed, root, `The ${name} has no ${expected.join(', no ')}.`, { expected });
  }
  if (version !== '2.0') {
    const evidence = { expected: ['2.0'], received: [version] };
    return refuse(codes.version, root, `The ${name} has SAML version '${version}'.`, evidence);
  }
  if (!isXmlId(id)) return refuse(codes.id, root, `'${shorten(id)}' is not a valid ID.`, { received: [id] });
  const issueInstant = readDateTime(issued);
  if (issueInstant === null) {
    return refuse(codes.malformed, root, 'IssueInstant is not a point in time (xs:dateTime).', { received: [issued] });
  }
  const issuer = readChildren(root, kind);
  if (!issuer.ok) return issuer;
  return accept({ root, id, issueInstant, ...issuer.value, destination: attributeOf(root, 'Destination') });
}

/** Every child is one that the schema knows. How many signatures there may be is for their verification, which says more. */
function readChildren(root: XmlElement, kind: MessageKind): Verdict<Pick<Envelope, 'issuer' | 'issuerFormat'>> {
  const { name, children, codes } = kind;
  if (hasText(root)) return refuse(codes.malformed, root, `There is text between the elements of the ${name}.`);
  const seen = new Map<string, number>();
  let issuer: XmlElement | null = null;
  for (let child = root.firstChild; child !== null; child = child.next) {
    if (is(child, namespaces.signature, 'Signature')) continue;
    const key = childKey(child.namespace, child.localName);
    const limit = common.get(key) ?? children.get(key) ?? 0;
    const count = (seen.get(key) ?? 0) + 1;
    if (count > limit) {
      const how = limit === 0 ? 'does not belong in' : 'is repeated in';
      const evidence = { received: [child.localName] };
      return refuse(codes.malformed, child, `The element ${shorten(child.localName)} ${how} a ${name}.`, evidence);
    }
    seen.set(key, count);
    if (is(child, namespaces.assertion, 'Issuer')) issuer = child;
  }
  const value = issuer === null ? null : trimmedTextOf(issuer);
  if (issuer === null || value === null || value === '') {
    return refuse(codes.malformed, root, `The ${name} has no Issuer.`, { expected: ['Issuer'] });
  }
  return accept({ issuer: value, issuerFormat: attributeOf(issuer, 'Format') });
}

/** A child by namespace and local name, as {@link MessageKind} has them. */
export const childKey = (namespace: string, localName: string): string => `${namespace} ${localName}`;

const common: ReadonlyMap<string, number> = new Map([
  [childKey(namespaces.assertion, 'Issuer'), 1],
  [childKey(namespaces.protocol, 'Extensions'), 1],
]);
