/** Writes an unsigned Assertion (Core 2.3.3) with Entra ID's order of elements and attributes. */
import { attributes, escapeText } from '../escape.ts';
import type { Instant } from '../verdict.ts';
import { namespaces } from '../xml/index.ts';
import type { AssertionInput } from './types.ts';

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** @param inResponseTo the request that is answered; `null` leaves the attribute out. */
export function writeAssertion(input: AssertionInput, inResponseTo: string | null): string {
  const assertion = attributes([
    ['ID', input.id],
    ['IssueInstant', time(input.issueInstant)],
    ['Version', '2.0'],
  ]);
  return (
    `<Assertion${assertion} xmlns="${namespaces.assertion}"><Issuer>${escapeText(input.issuer)}</Issuer>` +
    `${subject(input, inResponseTo)}${conditions(input)}${attributeStatement(input)}${authnStatement(input)}</Assertion>`
  );
}

function subject({ nameId, ...input }: AssertionInput, inResponseTo: string | null): string {
  const data = attributes([
    ['InResponseTo', inResponseTo],
    ['NotOnOrAfter', time(input.confirmationNotOnOrAfter)],
    ['Recipient', input.recipient],
  ]);
  const name =
    nameId === null ? '' : `<NameID${attributes([['Format', nameId.format]])}>${escapeText(nameId.value)}</NameID>`;
  return (
    `<Subject>${name}<SubjectConfirmation Method="${BEARER}">` +
    `<SubjectConfirmationData${data}/></SubjectConfirmation></Subject>`
  );
}

function conditions(input: AssertionInput): string {
  const period = attributes([
    ['NotBefore', time(input.notBefore)],
    ['NotOnOrAfter', time(input.notOnOrAfter)],
  ]);
  return (
    `<Conditions${period}><AudienceRestriction><Audience>${escapeText(input.audience)}</Audience>` +
    '</AudienceRestriction></Conditions>'
  );
}

/** Left out when there is no attribute: an empty statement would not be valid (Core 2.7.3). */
function attributeStatement(input: AssertionInput): string {
  const list = input.attributes.map(({ name, values }) => {
    const inner = values.map((value) => `<AttributeValue>${escapeText(value)}</AttributeValue>`).join('');
    return `<Attribute${attributes([['Name', name]])}>${inner}</Attribute>`;
  });
  return list.length === 0 ? '' : `<AttributeStatement>${list.join('')}</AttributeStatement>`;
}

function authnStatement(input: AssertionInput): string {
  const statement = attributes([
    ['AuthnInstant', time(input.authnInstant)],
    ['SessionIndex', input.sessionIndex],
  ]);
  return (
    `<AuthnStatement${statement}><AuthnContext><AuthnContextClassRef>${escapeText(input.authnContextClassRef)}` +
    '</AuthnContextClassRef></AuthnContext></AuthnStatement>'
  );
}

/** Milliseconds and `Z`, as Entra ID writes times. */
function time(instant: Instant): string {
  return new Date(instant).toISOString();
}
