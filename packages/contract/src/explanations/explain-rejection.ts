/** Makes the explanation of a code particular to the evidence of one rejection. */

import { explanations, isExplainedCode } from './catalogue.ts';
import { type AddressDifference, compareAddresses } from './compare-addresses.ts';
import { explainEntraError } from './explain-entra-error.ts';
import type { Explanation } from './explanation.ts';

/** The part of a rejection that an explanation is made from. */
export interface RejectionEvidence {
  readonly code: string;
  readonly message: string;
  readonly expected?: readonly string[];
  readonly received?: readonly string[];
  /** `statusMessage` is what the identity provider said of its own error. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** An unknown code (an older dashboard beside a newer server) is explained by the rejection's own sentence. */
export function explainRejection(rejection: RejectionEvidence): Explanation {
  if (!isExplainedCode(rejection.code)) return unknown(rejection.message);
  const general: Explanation = explanations[rejection.code];
  const why = particularReason(rejection, general);
  return why === null ? general : { ...general, why };
}

const unknown = (message: string): Explanation => ({
  headline: 'a check failed',
  why: message,
  side: 'between',
  compares: null,
  entra: null,
  latchkey: null,
});

function particularReason(rejection: RejectionEvidence, general: Explanation): string | null {
  const expected = rejection.expected?.[0];
  const received = rejection.received?.[0];
  switch (rejection.code) {
    case 'ASSERTION_AUDIENCE_MISMATCH':
      return expected !== undefined && received !== undefined
        ? identifierReasons[compareAddresses(expected, received)]
        : null;
    case 'RESPONSE_DESTINATION_MISMATCH':
    case 'ASSERTION_RECIPIENT_MISMATCH':
      return expected !== undefined && received !== undefined
        ? replyUrlReasons[compareAddresses(expected, received)]
        : null;
    case 'RESPONSE_ISSUER_MISMATCH':
    case 'ASSERTION_ISSUER_MISMATCH':
      return expected !== undefined && received !== undefined ? issuerReason(expected, received) : null;
    case 'ENCRYPTION_ALGORITHM_FORBIDDEN':
      return received !== undefined ? encryptionReason(received) : null;
    case 'EMAIL_DOMAIN_NOT_ALLOWED':
      return emailDomainReason(rejection);
    case 'RESPONSE_STATUS_NOT_SUCCESS':
      return statusReason(rejection, general);
    default:
      return null;
  }
}

const identifierReasons: Readonly<Record<AddressDifference, string | null>> = {
  temporary: 'The temporary Identifier is still in the application at the identity provider.',
  spn: 'Entra puts “spn:” in front of an Identifier that is not an address. The Identifier in the application is not the entity ID of this provider.',
  trailing_slash: 'Only the slash at the end differs. The Identifier must be the same, character by character.',
  capital_letters: 'Only capital and small letters differ. The Identifier must be the same, character by character.',
  white_space: 'There is a blank before or after the Identifier at the identity provider.',
  scheme: 'One begins with http, the other with https. The Identifier must be the same, character by character.',
  host: 'The host differs: the Identifier belongs to another installation, or the public URL of Latchkey has changed since it was entered.',
  other_provider:
    'This is the entity ID of another identity provider of Latchkey: the application was given the values of that one.',
  other: null,
};

const replyUrlReasons: Readonly<Record<AddressDifference, string | null>> = {
  temporary: 'The temporary Reply URL is still in the application at the identity provider.',
  spn: null,
  trailing_slash: 'Only the slash at the end differs. The Reply URL must be the same, character by character.',
  capital_letters: 'Only capital and small letters differ. The Reply URL must be the same, character by character.',
  white_space: 'There is a blank before or after the Reply URL at the identity provider.',
  scheme:
    'One begins with http, the other with https. If people reach Latchkey through a proxy, its public URL must be the https one.',
  host: 'The host differs: the Reply URL belongs to another installation, or the public URL of Latchkey is not the one that people use.',
  other_provider:
    'This is the ACS URL of another identity provider of Latchkey: the application was given the values of that one.',
  other: null,
};

function issuerReason(expected: string, received: string): string | null {
  const tenant = /^https:\/\/sts\.windows\.net\/([^/]+)\/$/;
  if (tenant.test(expected) && tenant.test(received))
    return 'The response comes from another Entra tenant than the uploaded metadata: the person, or the application, belongs to the other one.';
  return compareAddresses(expected, received) === 'trailing_slash'
    ? 'Only the slash at the end differs. The metadata was edited, or written by hand: the issuer must be the same, character by character.'
    : null;
}

/** The two that are met, by the last part of their names. */
function encryptionReason(received: string): string | null {
  const remedy = 'What to set in the identity provider’s settings for this service:';
  if (received.endsWith('tripledes-cbc'))
    return `The assertion is encrypted with Triple DES (${received}), which is too weak. ${remedy} AES-256 for the data (GCM if it can, else CBC), RSA-OAEP for the key.`;
  if (received.endsWith('rsa-1_5'))
    return `The key is encrypted with RSA PKCS#1 v1.5 (${received}), which can be broken by asking often enough. ${remedy} RSA-OAEP for the key.`;
  return null;
}

function emailDomainReason({ expected = [], received = [], facts }: RejectionEvidence): string | null {
  const domain = received[0] ?? '';
  const lapsed = String(facts?.noLongerVerified ?? '');
  if (lapsed.split(', ').includes(domain))
    return `${domain} is on the list, but no longer verified: its record is gone from the DNS. Nobody of it gets in until the record is back.`;
  const parent = expected.find((name) => domain.endsWith(`.${name}`));
  return parent === undefined
    ? null
    : `${domain} is a sub-domain of ${parent}, which is on the list. Sub-domains count only when they are listed themselves.`;
}

function statusReason(rejection: RejectionEvidence, general: Explanation): string | null {
  const said = [rejection.message, ...(rejection.received ?? []), rejection.facts?.statusMessage ?? ''].join(' ');
  const known = explainEntraError(said);
  if (known !== null) return `${known.code}: ${known.meaning} ${known.fix}`;
  if (said.includes('NoPassive'))
    return 'A silent sign-in was asked for, and nobody is signed in at the identity provider.';
  if (said.includes('AuthnFailed')) return 'The identity provider could not authenticate the person.';
  return general.why;
}
