/** Writes a LogoutResponse (Core 3.7.2), as Entra ID serialises it. */
import { attributes, escapeAttribute, escapeText } from '../escape.ts';
import { namespaces } from '../xml/index.ts';
import type { LogoutResponseInput } from './types.ts';

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** One line of XML, unsigned, ready for `encodeRedirect`. */
export function writeLogoutResponse(input: LogoutResponseInput): string {
  const response = attributes([
    ['ID', input.id],
    ['Version', '2.0'],
    ['IssueInstant', new Date(input.issueInstant).toISOString()],
    ['Destination', input.destination],
    ['InResponseTo', input.inResponseTo],
  ]);
  return (
    `<samlp:LogoutResponse${response} xmlns:samlp="${namespaces.protocol}">` +
    `<Issuer xmlns="${namespaces.assertion}">${escapeText(input.issuer)}</Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="${escapeAttribute(input.statusCode ?? SUCCESS)}"/></samlp:Status>` +
    '</samlp:LogoutResponse>'
  );
}
