/** Decides whether a LogoutRequest may end sessions, and which (Core 3.7.1, 3.7.3; Profiles 4.4.4.1). */
import { iso, outside } from '../response/time.ts';
import { accept, instant, type Rejection, reject, type Verdict } from '../verdict.ts';
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
import { openIdentifier } from './name-id.ts';
import { refuse } from './read-envelope.ts';
import { type RequestEnvelope, readRequestEnvelope } from './read-logout-request.ts';
import type { LogoutRequestExpectations, LogoutSignature, SamlMessage, VerifiedLogoutRequest } from './types.ts';

type ExaminedRequest = Examined<RequestEnvelope, LogoutRequestExpectations>;

const MAX_AGE_SECONDS = 3600;

/** In this order, before the signature: what they ask can only refuse a message, never make one acceptable. */
const checks: readonly ((examined: ExaminedRequest) => Rejection | null)[] = [
  checkIssuer,
  checkDestination,
  checkAge,
  checkEnd,
];

/**
 * By HTTP-Redirect the signature covers the octets of the address as received; by HTTP-POST, the root element that is read.
 * The caller refuses an ID that it has accepted before, ends the sessions, and answers with `writeLogoutResponse`.
 *
 * Codes: those of the parser; REQUEST_* (also for a request that came as SAMLResponse); LOGOUT_ISSUER_MISMATCH,
 * LOGOUT_DESTINATION_MISMATCH, LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE, LOGOUT_EXPIRED, LOGOUT_SIGNATURE_MISSING, SIGNATURE_*,
 * ENCRYPTION_*, LOGOUT_NAMEID_MISSING. Never throws on any message; `TypeError` where skew or age are out of range.
 */
export function verifyLogoutRequest(
  message: SamlMessage,
  expectations: LogoutRequestExpectations,
): Verdict<VerifiedLogoutRequest> {
  checkSkew(expectations);
  const { maxAgeSeconds } = expectations;
  if (!(maxAgeSeconds >= 1 && maxAgeSeconds <= MAX_AGE_SECONDS)) {
    throw new TypeError(`maxAgeSeconds must be 1 to ${MAX_AGE_SECONDS}.`);
  }
  const parsed = parseXml(message.xml);
  if (!parsed.ok) return parsed;
  if (message.parameter !== 'SAMLRequest') {
    const evidence = { expected: ['SAMLRequest'], received: [message.parameter] };
    return refuse('REQUEST_WRONG_ROOT', parsed.value, 'The message came as a response, not as a request.', evidence);
  }
  const read = readRequestEnvelope(parsed.value);
  if (!read.ok) return read;
  const examined = { message, envelope: read.value, expectations };
  for (const check of checks) {
    const found = check(examined);
    if (found !== null) return reject(found);
  }
  const signature = checkSignature(message, parsed.value, expectations);
  if (signature.ok) return conclude(examined, signature.value);
  const isUnsigned = signature.rejection.code === 'LOGOUT_SIGNATURE_MISSING';
  const isAllowed = expectations.signature === 'unsigned-allowed-to-end-current-session';
  // Only by GET: a POST from elsewhere does not bring the cookie of the session that it could end.
  if (!isUnsigned || !isAllowed || message.binding !== 'redirect') return signature;
  return accept({ ends: 'current-browser-session', ...basics(examined), signature: null });
}

/** Only now that a signature covers it, the identifier is read and, where needed, decrypted. */
function conclude(examined: ExaminedRequest, signature: LogoutSignature): Verdict<VerifiedLogoutRequest> {
  const { envelope, expectations } = examined;
  const { identifier, sessionIndexes, reason, issueInstant, notOnOrAfter } = envelope;
  const nameId = identifier === null ? accept(null) : openIdentifier(identifier, expectations.decryptionKeys);
  if (!nameId.ok) return nameId;
  if (nameId.value === null) {
    return refuse('LOGOUT_NAMEID_MISSING', envelope.root, 'The LogoutRequest does not name a person by NameID.');
  }
  const { maxAgeSeconds, skewSeconds } = expectations;
  const end = Math.min(issueInstant + maxAgeSeconds * 1000, notOnOrAfter ?? Number.POSITIVE_INFINITY);
  const replayableUntil = instant(end + skewSeconds * 1000);
  const says = { nameId: nameId.value, sessionIndexes, reason };
  return accept({ ends: 'named-sessions', ...basics(examined), ...says, signature, replayableUntil });
}

const basics = ({ envelope: { id, issuer, issueInstant }, message: { relayState } }: ExaminedRequest) => ({
  id,
  issuer,
  issueInstant,
  relayState,
});

function checkAge(examined: ExaminedRequest): Rejection | null {
  const { now, maxAgeSeconds } = examined.expectations;
  return checkIssueInstant(examined, instant(now - maxAgeSeconds * 1000));
}

/** NotOnOrAfter (Core 3.7.1). */
function checkEnd(examined: ExaminedRequest): Rejection | null {
  const { notOnOrAfter } = examined.envelope;
  const { now, skewSeconds } = examined.expectations;
  const miss = outside({ notBefore: null, notOnOrAfter }, now, skewSeconds);
  if (miss === null || notOnOrAfter === null) return null;
  return rejection('LOGOUT_EXPIRED', examined, 'The LogoutRequest does not hold any more.', {
    expected: [`before ${iso(notOnOrAfter)}`],
    received: [iso(now)],
    facts: { lateBySeconds: miss.bySeconds, skewSeconds },
  });
}
