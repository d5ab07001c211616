/** Reads a LogoutResponse (Core 3.7.2, 3.2.2). */
import { isStatusWellFormed, readStatus } from '../response/read-status.ts';
import { accept, type Verdict } from '../verdict.ts';
import { attributeOf, childOf, namespaces, parseXml, type XmlElement } from '../xml/index.ts';
import { childKey, type Envelope, type MessageKind, readEnvelope, refuse } from './read-envelope.ts';
import type { LogoutResponse } from './types.ts';

const malformed = 'LOGOUT_RESPONSE_MALFORMED';

const kind: MessageKind = {
  name: 'LogoutResponse',
  children: new Map([[childKey(namespaces.protocol, 'Status'), 1]]),
  codes: { wrongRoot: 'LOGOUT_RESPONSE_WRONG_ROOT', malformed, version: 'RESPONSE_VERSION_UNSUPPORTED', id: malformed },
};

export interface ResponseEnvelope extends Envelope {
  readonly inResponseTo: string | null;
  readonly status: XmlElement;
  readonly statusCodes: readonly string[];
  readonly statusMessage: string | null;
}

/**
 * Verifies nothing: for finding the pending logout by `inResponseTo`; then see `verifyLogoutResponse`.
 *
 * Codes: those of the parser; LOGOUT_RESPONSE_WRONG_ROOT; RESPONSE_VERSION_UNSUPPORTED; LOGOUT_RESPONSE_MALFORMED
 * (something required is absent, a value does not have its type, elements are unknown or repeated).
 *
 * @param xml UTF-8, as `decodeRedirect` or `decodePost` gives it.
 */
export function readLogoutResponse(xml: Uint8Array): Verdict<LogoutResponse> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const read = readResponseEnvelope(parsed.value);
  if (!read.ok) return read;
  const { id, issueInstant, issuer, destination, inResponseTo, statusCodes, statusMessage } = read.value;
  return accept({ id, issueInstant, issuer, destination, inResponseTo, statusCodes, statusMessage });
}

export function readResponseEnvelope(root: XmlElement): Verdict<ResponseEnvelope> {
  const envelope = readEnvelope(root, kind);
  if (!envelope.ok) return envelope;
  const status = childOf(root, namespaces.protocol, 'Status');
  if (status === null) return refuse(malformed, root, 'The LogoutResponse has no Status.', { expected: ['Status'] });
  if (!isStatusWellFormed(status)) {
    return refuse(malformed, status, 'Status must have one StatusCode with a Value, and nothing unknown.');
  }
  const { codes, message } = readStatus(root);
  const inResponseTo = attributeOf(root, 'InResponseTo');
  return accept({ ...envelope.value, inResponseTo, status, statusCodes: codes, statusMessage: message });
}
