/** Reads a LogoutRequest (Core 3.7.1). */
import { readDateTime } from '../date-time.ts';
import { isXmlId } from '../request/xml-id.ts';
import { accept, reject, type Verdict } from '../verdict.ts';
import { attributeOf, childOf, childrenOf, is, namespaces, parseXml, positionOf, trimmedTextOf } from '../xml/index.ts';
import type { LogoutRequest } from './types.ts';

const { assertion, protocol } = namespaces;

/**
 * Codes: those of the parser, with line and column; REQUEST_WRONG_ROOT; REQUEST_VERSION_UNSUPPORTED; REQUEST_ID_INVALID;
 * REQUEST_MALFORMED (no ID, Version, IssueInstant or Issuer). A missing name identifier is for the caller to refuse.
 *
 * @param xml UTF-8, as `decodeRedirect` gives it.
 */
export function readLogoutRequest(xml: Uint8Array): Verdict<LogoutRequest> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const position = positionOf(root);
  if (!is(root, protocol, 'LogoutRequest')) {
    const message = `The message is a ${root.localName}, not a LogoutRequest.`;
    return reject({ code: 'REQUEST_WRONG_ROOT', message, received: [root.localName], position });
  }
  const [id, version, issued] = ['ID', 'Version', 'IssueInstant'].map((name) => attributeOf(root, name) ?? '');
  const issueInstant = readDateTime(issued ?? '');
  const issuerElement = childOf(root, assertion, 'Issuer');
  const issuer = issuerElement && trimmedTextOf(issuerElement);
  if (!id || !version || issueInstant === null || !issuer) {
    const message = 'The request has no valid ID, Version, IssueInstant and Issuer.';
    return reject({ code: 'REQUEST_MALFORMED', message, position });
  }
  if (version !== '2.0') {
    const message = `The request has SAML version '${version}'.`;
    return reject({ code: 'REQUEST_VERSION_UNSUPPORTED', message, expected: ['2.0'], received: [version], position });
  }
  if (!isXmlId(id)) {
    return reject({ code: 'REQUEST_ID_INVALID', message: `'${id}' is not a valid ID.`, received: [id], position });
  }
  const nameId = childOf(root, assertion, 'NameID');
  return accept({
    id,
    issueInstant,
    issuer,
    destination: attributeOf(root, 'Destination'),
    nameId: (nameId && trimmedTextOf(nameId)) || null,
    sessionIndexes: childrenOf(root, protocol, 'SessionIndex').map((element) => trimmedTextOf(element) ?? ''),
  });
}
