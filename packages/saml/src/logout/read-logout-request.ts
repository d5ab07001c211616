/** Reads a LogoutRequest (Core 3.7.1). */
import { readDateTime } from '../date-time.ts';
import { accept, type Instant, type Verdict } from '../verdict.ts';
import { attributeOf, childrenOf, is, namespaces, parseXml, trimmedTextOf, type XmlElement } from '../xml/index.ts';
import { readNameId } from './name-id.ts';
import { childKey, type Envelope, type MessageKind, readEnvelope, refuse } from './read-envelope.ts';
import type { LogoutRequest } from './types.ts';

const { assertion, protocol } = namespaces;

const kind: MessageKind = {
  name: 'LogoutRequest',
  children: new Map([
    [childKey(assertion, 'BaseID'), 1],
    [childKey(assertion, 'NameID'), 1],
    [childKey(assertion, 'EncryptedID'), 1],
    [childKey(protocol, 'SessionIndex'), Number.POSITIVE_INFINITY],
  ]),
  codes: {
    wrongRoot: 'REQUEST_WRONG_ROOT',
    malformed: 'REQUEST_MALFORMED',
    version: 'REQUEST_VERSION_UNSUPPORTED',
    id: 'REQUEST_ID_INVALID',
  },
};

/** A LogoutRequest whose identifier is not read yet: it may be encrypted. */
export interface RequestEnvelope extends Envelope {
  readonly identifier: XmlElement | null;
  readonly sessionIndexes: readonly string[];
  readonly notOnOrAfter: Instant | null;
  readonly reason: string | null;
}

/**
 * Verifies nothing: see `verifyLogoutRequest`.
 *
 * Codes: those of the parser, with line and column; REQUEST_WRONG_ROOT; REQUEST_VERSION_UNSUPPORTED; REQUEST_ID_INVALID;
 * REQUEST_MALFORMED (something required is absent, a value does not have its type, elements are unknown or repeated).
 * A missing name identifier is for the caller to refuse.
 *
 * @param xml UTF-8, as `decodeRedirect` or `decodePost` gives it.
 */
export function readLogoutRequest(xml: Uint8Array): Verdict<LogoutRequest> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const read = readRequestEnvelope(parsed.value);
  if (!read.ok) return read;
  const { id, issueInstant, issuer, destination, identifier, sessionIndexes, notOnOrAfter, reason } = read.value;
  const isPlain = identifier !== null && is(identifier, assertion, 'NameID');
  const nameId = isPlain ? readNameId(identifier) : accept(null);
  if (!nameId.ok) return nameId;
  const evidence = { sessionIndexes, notOnOrAfter, reason };
  return accept({ id, issueInstant, issuer, destination, nameId: nameId.value, ...evidence });
}

export function readRequestEnvelope(root: XmlElement): Verdict<RequestEnvelope> {
  const envelope = readEnvelope(root, kind);
  if (!envelope.ok) return envelope;
  const identifiers = ['BaseID', 'NameID', 'EncryptedID'].flatMap((name) => childrenOf(root, assertion, name));
  const [identifier = null, second] = identifiers;
  if (second !== undefined) {
    return refuse('REQUEST_MALFORMED', second, 'The LogoutRequest has more than one identifier.');
  }
  const end = attributeOf(root, 'NotOnOrAfter');
  const notOnOrAfter = end === null ? null : readDateTime(end);
  if (end !== null && notOnOrAfter === null) {
    const message = 'NotOnOrAfter is not a point in time (xs:dateTime).';
    return refuse('REQUEST_MALFORMED', root, message, { received: [end] });
  }
  const sessionIndexes: string[] = [];
  for (const element of childrenOf(root, protocol, 'SessionIndex')) {
    const index = trimmedTextOf(element);
    // An empty one must not be taken for none, which would mean all sessions.
    if (index === null || index === '') return refuse('REQUEST_MALFORMED', element, 'SessionIndex has no value.');
    sessionIndexes.push(index);
  }
  const reason = attributeOf(root, 'Reason');
  return accept({ ...envelope.value, identifier, sessionIndexes, notOnOrAfter, reason });
}
