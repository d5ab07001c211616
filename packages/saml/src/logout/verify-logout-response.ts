/** Decides whether a LogoutResponse ends the logout that this browser has pending (Core 3.7.2; Profiles 4.4.4.2). */
import { shorten } from '../shorten.ts';
import { accept, type Rejection, reject, type Verdict } from '../verdict.ts';
import { parseXml } from '../xml/index.ts';
import { checkSignature } from './check-signature.ts';
import {
  checkDestination,
  checkIssueInstant,
  checkIssuer,
  checkSkew,
  type Examined,
  rejection,
} from './common-checks.ts';
import { refuse } from './read-envelope.ts';
import { type ResponseEnvelope, readResponseEnvelope } from './read-logout-response.ts';
import type { LogoutResponseExpectations, LogoutSignature, SamlMessage, VerifiedLogoutResponse } from './types.ts';

type ExaminedResponse = Examined<ResponseEnvelope, LogoutResponseExpectations>;

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
/** Real messages have two, and texts of some hundred characters. */
const MAX_CODES = 20;
const MAX_STATUS_MESSAGE = 2000;
const PARTIAL = 'urn:oasis:names:tc:SAML:2.0:status:PartialLogout';

/** In this order, before the signature: what they ask can only refuse a message, never make one acceptable. */
const checks: readonly ((examined: ExaminedResponse) => Rejection | null)[] = [
  checkIssuer,
  checkDestination,
  checkInResponseTo,
  checkIssuedSince,
];

/**
 * By HTTP-Redirect the signature covers the octets of the address as received; by HTTP-POST, the root element that is read.
 * The caller has ended the local session when it sent the request, whatever is answered, and forgets the pending logout now.
 *
 * Codes: those of the parser; LOGOUT_RESPONSE_WRONG_ROOT (also for a response that came as SAMLRequest),
 * LOGOUT_RESPONSE_MALFORMED, RESPONSE_VERSION_UNSUPPORTED, LOGOUT_ISSUER_MISMATCH, LOGOUT_DESTINATION_MISMATCH,
 * LOGOUT_NOT_PENDING, LOGOUT_IN_RESPONSE_TO_MISMATCH, LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE, LOGOUT_SIGNATURE_MISSING,
 * SIGNATURE_*, LOGOUT_STATUS_NOT_SUCCESS. Never throws on any message; `TypeError` where the skew is out of range.
 */
export function verifyLogoutResponse(
  message: SamlMessage,
  expectations: LogoutResponseExpectations,
): Verdict<VerifiedLogoutResponse> {
  checkSkew(expectations);
  const parsed = parseXml(message.xml);
  if (!parsed.ok) return parsed;
  if (message.parameter !== 'SAMLResponse') {
    const evidence = { expected: ['SAMLResponse'], received: [message.parameter] };
    const text = 'The message came as a request, not as a response.';
    return refuse('LOGOUT_RESPONSE_WRONG_ROOT', parsed.value, text, evidence);
  }
  const read = readResponseEnvelope(parsed.value);
  if (!read.ok) return read;
  const examined = { message, envelope: read.value, expectations };
  for (const check of checks) {
    const found = check(examined);
    if (found !== null) return reject(found);
  }
  const signature = checkSignature(message, parsed.value, expectations);
  if (signature.ok) return conclude(examined, signature.value);
  const isUnsigned = signature.rejection.code === 'LOGOUT_SIGNATURE_MISSING';
  const isAllowed = expectations.signature === 'unsigned-allowed-as-end-of-pending-logout';
  return isUnsigned && isAllowed ? conclude(examined, null) : signature;
}

/** The status comes last: a refusal is worth telling only when it is from the sender. */
function conclude(examined: ExaminedResponse, signature: LogoutSignature | null): Verdict<VerifiedLogoutResponse> {
  const { id, issuer, issueInstant, inResponseTo, status, statusCodes, statusMessage } = examined.envelope;
  const [top, second] = statusCodes;
  if (top !== SUCCESS || inResponseTo === null) {
    return refuse('LOGOUT_STATUS_NOT_SUCCESS', status, 'The other side has not completed the logout.', {
      expected: [SUCCESS],
      received: statusCodes.slice(0, MAX_CODES),
      facts: {
        isPartial: second === PARTIAL,
        ...(statusMessage === null ? {} : { statusMessage: shorten(statusMessage, MAX_STATUS_MESSAGE) }),
      },
    });
  }
  const outcome = second === PARTIAL ? 'partial' : 'complete';
  const { relayState } = examined.message;
  return accept({ id, issuer, issueInstant, relayState, inResponseTo, outcome, signature });
}

/** InResponseTo: a response that nobody waits for, or that answers something else, ends nothing (Profiles 4.4.4.2). */
function checkInResponseTo(examined: ExaminedResponse): Rejection | null {
  const { inResponseTo } = examined.envelope;
  const { pending } = examined.expectations;
  const received = inResponseTo === null ? [] : [inResponseTo];
  if (pending === null) {
    return rejection('LOGOUT_NOT_PENDING', examined, 'There is no logout that this response could end.', { received });
  }
  if (inResponseTo === pending.id) return null;
  const expected = [pending.id];
  const message = 'The response does not answer the logout that is pending.';
  return rejection('LOGOUT_IN_RESPONSE_TO_MISMATCH', examined, message, { expected, received });
}

/** Issued after what it answers. `checkInResponseTo` has made sure that there is something. */
function checkIssuedSince(examined: ExaminedResponse): Rejection | null {
  const { pending, now } = examined.expectations;
  return checkIssueInstant(examined, pending?.issuedAt ?? now);
}
