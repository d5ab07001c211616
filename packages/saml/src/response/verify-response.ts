/** Decides whether a response may sign somebody in (Profiles 4.1.4.2, 4.1.4.3). */
import { type Instant, instant, type Rejection } from '../verdict.ts';
import { attributeOf } from '../xml/index.ts';
import { responseChecks } from './checks.ts';
import { Examination } from './examination.ts';
import type { ReceivedResponse } from './receive-response.ts';
import type { Check, ResponseExpectations, ResponseVerdict, VerifiedResponse, VerifiedSignature } from './types.ts';

/** The most that clocks may differ: beyond it, an assertion could be used long after its time. */
const MAX_SKEW_SECONDS = 300;

/**
 * Makes all checks of {@link responseChecks} in their order, up to the first that fails. Never throws on any message;
 * `TypeError` where the skew is out of range. The caller refuses an assertion ID that was accepted before.
 */
export function verifyResponse(received: ReceivedResponse, expectations: ResponseExpectations): ResponseVerdict {
  const { skewSeconds } = expectations;
  if (!(skewSeconds >= 0 && skewSeconds <= MAX_SKEW_SECONDS)) {
    throw new TypeError(`skewSeconds must be 0 to ${MAX_SKEW_SECONDS}.`);
  }
  const examination = new Examination(received.root, expectations);
  const checks: Check[] = [];
  for (const { name, run } of responseChecks) {
    const finding = run(examination);
    if (finding.outcome === 'failed') {
      checks.push({ name, outcome: 'failed', evidence: finding.rejection.message });
      for (const later of responseChecks.slice(checks.length)) {
        checks.push({ name: later.name, outcome: 'not_reached', evidence: null });
      }
      return { ok: false, rejection: placed(finding.rejection, examination), checks };
    }
    checks.push({ name, outcome: finding.outcome, evidence: finding.evidence });
  }
  return { ok: true, value: conclude(examination), checks };
}

/** Offsets in a decrypted document would be taken for offsets in the message. */
function placed(rejection: Rejection, { decrypted }: Examination): Rejection {
  if (decrypted === null) return rejection;
  const { position: _, ...rest } = rejection;
  return rest;
}

function conclude(examination: Examination): VerifiedResponse {
  const { response, assertion, decrypted, expectations } = examination;
  const [statement] = assertion.authnStatements;
  const nameId = assertion.subject?.nameId;
  if (statement === undefined || nameId == null)
    throw new TypeError('A response passed without a check that it needs.');
  return {
    responseId: attributeOf(response, 'ID') ?? '',
    assertionId: assertion.id,
    issuer: expectations.identityProvider.entityId,
    inResponseTo: expectations.inResponseTo.kind === 'request' ? expectations.inResponseTo.id : null,
    issueInstant: assertion.issueInstant,
    nameId,
    attributes: assertion.attributes,
    sessionIndex: statement.sessionIndex,
    authnInstant: statement.authnInstant,
    authnContextClassRef: statement.classRef,
    sessionNotOnOrAfter: statement.sessionNotOnOrAfter,
    replayableUntil: replayableUntil(examination),
    signatures: signaturesOf(examination),
    encrypted: decrypted !== null,
  };
}

/** Whichever of the limits comes first; of several confirmations the one that holds longest, as any of them would do. */
function replayableUntil({ assertion, expectations }: Examination): Instant {
  const confirmed = Math.max(...(assertion.subject?.bearer ?? []).map(({ notOnOrAfter }) => notOnOrAfter ?? 0));
  const end = Math.min(confirmed, assertion.conditions?.notOnOrAfter ?? Number.POSITIVE_INFINITY);
  return instant(end + expectations.skewSeconds * 1000);
}

function signaturesOf({ signedResponse, signedAssertion }: Examination): readonly VerifiedSignature[] {
  const signatures: VerifiedSignature[] = [];
  if (signedResponse !== null) signatures.push({ element: 'Response', ...methodOf(signedResponse.signature) });
  if (signedAssertion.signature !== signedResponse?.signature) {
    signatures.push({ element: 'Assertion', ...methodOf(signedAssertion.signature) });
  }
  return signatures;
}

const methodOf = ({ algorithm, certificateSha256 }: Omit<VerifiedSignature, 'element'>) => ({
  algorithm,
  certificateSha256,
});
