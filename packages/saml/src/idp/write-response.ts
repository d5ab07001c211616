/** Writes a Response as Entra ID serialises it (one line, default namespaces), signed and encrypted as asked. */
import { attributes, escapeText } from '../escape.ts';
import { writeStatus } from '../write-status.ts';
import { namespaces } from '../xml/index.ts';
import { encryptAssertion } from './encrypt-assertion.ts';
import { signXml } from './sign-xml.ts';
import type { AssertionInput, ResponseInput } from './types.ts';
import { writeAssertion } from './write-assertion.ts';

/**
 * Signs the assertion first, then encrypts it, then signs the response over the result, each where asked.
 *
 * With `inResponseTo: null` the attribute appears nowhere (Profiles 4.1.5). An error status normally comes without an
 * assertion and, at Entra ID, without a signature. Throws `TypeError` for a text that XML cannot carry.
 *
 * @returns XML; post it as base64 of its UTF-8 bytes.
 */
export function writeResponse(input: ResponseInput): string {
  const body = input.assertion === null ? '' : protectAssertion(input.assertion, input);
  const response = attributes([
    ['ID', input.id],
    ['Version', '2.0'],
    ['IssueInstant', new Date(input.issueInstant).toISOString()],
    ['Destination', input.destination],
    ['InResponseTo', input.inResponseTo],
  ]);
  const xml =
    `<samlp:Response${response} xmlns:samlp="${namespaces.protocol}">` +
    `<Issuer xmlns="${namespaces.assertion}">${escapeText(input.issuer)}</Issuer>` +
    `${writeStatus(input.status)}${body}</samlp:Response>`;
  return signs(input, 'response') ? sign(xml, input.id, input) : xml;
}

function protectAssertion(assertion: AssertionInput, input: ResponseInput): string {
  const plain = writeAssertion(assertion, input.inResponseTo);
  const signed = signs(input, 'assertion') ? sign(plain, assertion.id, input) : plain;
  return input.encryption === undefined ? signed : encryptAssertion(signed, input.encryption);
}

function signs(input: ResponseInput, part: 'assertion' | 'response'): boolean {
  return input.signing !== null && (input.signing.what === part || input.signing.what === 'both');
}

function sign(xml: string, id: string, { signing }: ResponseInput): string {
  if (signing === null) return xml;
  const { key, certificate, hash } = signing;
  return signXml({ xml, id, key, certificate, hash, place: 'after-issuer' });
}
