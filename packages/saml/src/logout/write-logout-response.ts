/** Writes a LogoutResponse (Core 3.7.2), as Entra ID serialises it. */
import { attributes, escapeText } from '../escape.ts';
import { isXmlId } from '../request/xml-id.ts';
import { writeStatus } from '../write-status.ts';
import { namespaces } from '../xml/index.ts';
import type { LogoutResponseInput } from './types.ts';

/**
 * One line of XML, unsigned, ready for `encodeRedirect` or `encodePost`, which sign it.
 *
 * Throws `TypeError` when `id` is no xs:ID.
 */
export function writeLogoutResponse(input: LogoutResponseInput): string {
  if (!isXmlId(input.id)) throw new TypeError(`'${input.id}' is not a valid ID: begin it with a letter or '_'.`);
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
    `${writeStatus(input.status)}</samlp:LogoutResponse>`
  );
}
