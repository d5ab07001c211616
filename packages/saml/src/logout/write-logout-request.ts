/** Writes a LogoutRequest (Core 3.7.1), in the form that Entra ID is known to take. */
import { attributes, escapeText } from '../escape.ts';
import { isXmlId } from '../request/xml-id.ts';
import { namespaces } from '../xml/index.ts';
import type { LogoutRequestInput } from './types.ts';

/**
 * One line of XML, unsigned, ready for `encodeRedirect` or `encodePost`, which sign it.
 *
 * Throws `TypeError` when `id` is no xs:ID (Entra ID: AADSTS7500529) or the NameID is empty (Entra ID: AADSTS7500530).
 */
export function writeLogoutRequest(input: LogoutRequestInput): string {
  const { nameId, notOnOrAfter } = input;
  if (!isXmlId(input.id)) throw new TypeError(`'${input.id}' is not a valid ID: begin it with a letter or '_'.`);
  if (nameId.value.trim() === '') throw new TypeError('A LogoutRequest needs a NameID.');
  const request = attributes([
    ['ID', input.id],
    ['Version', '2.0'],
    ['IssueInstant', new Date(input.issueInstant).toISOString()],
    ['Destination', input.destination],
    ['Reason', input.reason],
    ['NotOnOrAfter', notOnOrAfter === null ? null : new Date(notOnOrAfter).toISOString()],
  ]);
  const naming = attributes([
    ['NameQualifier', nameId.nameQualifier],
    ['SPNameQualifier', nameId.spNameQualifier],
    ['Format', nameId.format],
  ]);
  const indexes = input.sessionIndexes.map((index) => `<samlp:SessionIndex>${escapeText(index)}</samlp:SessionIndex>`);
  return (
    `<samlp:LogoutRequest xmlns:samlp="${namespaces.protocol}"${request}>` +
    `<Issuer xmlns="${namespaces.assertion}">${escapeText(input.issuer)}</Issuer>` +
    `<NameID xmlns="${namespaces.assertion}"${naming}>${escapeText(nameId.value)}</NameID>` +
    `${indexes.join('')}</samlp:LogoutRequest>`
  );
}
