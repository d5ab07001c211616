/** What is asked of both logout messages: from whom, to whom, when. Each check gives the reason to refuse, or `null`. */
import type { RejectionCode } from '../rejection-codes.ts';
import { isEntityFormat } from '../response/checks/entity-format.ts';
import { iso, secondsAfter } from '../response/time.ts';
import { shorten } from '../shorten.ts';
import type { Instant, Rejection } from '../verdict.ts';
import { positionOf } from '../xml/index.ts';
import { isSigned } from './check-signature.ts';
import { issuersOf } from './issuers.ts';
import type { Envelope } from './read-envelope.ts';
import type { LogoutExpectations, SamlMessage } from './types.ts';

/** The most that clocks may differ. */
const MAX_SKEW_SECONDS = 300;

/** A message under examination. */
export interface Examined<E extends Envelope, X extends LogoutExpectations> {
  readonly message: SamlMessage;
  readonly envelope: E;
  readonly expectations: X;
}

type Any = Examined<Envelope, LogoutExpectations>;

export const rejection = (
  code: RejectionCode,
  { envelope }: Any,
  message: string,
  more: Pick<Rejection, 'expected' | 'received' | 'facts'> = {},
): Rejection => {
  const received = more.received === undefined ? {} : { received: more.received.map((text) => shorten(text)) };
  return { code, message, ...more, ...received, position: positionOf(envelope.root) };
};

/** Throws `TypeError`: the skew is ours. */
export function checkSkew({ skewSeconds }: LogoutExpectations): void {
  if (!(skewSeconds >= 0 && skewSeconds <= MAX_SKEW_SECONDS)) {
    throw new TypeError(`skewSeconds must be 0 to ${MAX_SKEW_SECONDS}.`);
  }
}

/** Issuer (Profiles 4.4.4.1, 4.4.4.2). */
export function checkIssuer(examined: Any): Rejection | null {
  const { issuer, issuerFormat } = examined.envelope;
  const expected = issuersOf(examined.expectations.sender.entityId);
  if (expected.includes(issuer) && isEntityFormat(issuerFormat)) return null;
  return rejection('LOGOUT_ISSUER_MISMATCH', examined, 'The logout message is from somebody else.', {
    expected,
    received: [issuer],
    ...(isEntityFormat(issuerFormat) ? {} : { facts: { format: shorten(issuerFormat ?? '') } }),
  });
}

/** Destination: always compared where it is there, and demanded of signed messages (Bindings 3.4.5.2, 3.5.5.2). */
export function checkDestination(examined: Any): Rejection | null {
  const { destination, root } = examined.envelope;
  const expected = [examined.expectations.destination];
  if (destination === expected[0]) return null;
  if (destination === null) {
    if (!isSigned(examined.message, root)) return null;
    const message = 'The logout message is signed but names no destination.';
    return rejection('LOGOUT_DESTINATION_MISMATCH', examined, message, { expected, received: [] });
  }
  const message = 'The logout message was meant for another address.';
  return rejection('LOGOUT_DESTINATION_MISMATCH', examined, message, { expected, received: [destination] });
}

/** IssueInstant: not in the future, and not before `earliest`, skew allowed for. */
export function checkIssueInstant(examined: Any, earliest: Instant): Rejection | null {
  const { issueInstant } = examined.envelope;
  const { now, skewSeconds } = examined.expectations;
  const code = 'LOGOUT_ISSUE_INSTANT_OUT_OF_RANGE';
  const received = [iso(issueInstant)];
  const earlyBySeconds = secondsAfter(issueInstant, now);
  if (earlyBySeconds > skewSeconds) {
    return rejection(code, examined, 'The logout message was issued in the future.', {
      expected: [`not after ${iso(now)}`],
      received,
      facts: { earlyBySeconds, skewSeconds },
    });
  }
  const lateBySeconds = secondsAfter(earliest, issueInstant);
  if (lateBySeconds <= skewSeconds) return null;
  return rejection(code, examined, 'The logout message was issued too long ago.', {
    expected: [`not before ${iso(earliest)}`],
    received,
    facts: { lateBySeconds, skewSeconds },
  });
}
