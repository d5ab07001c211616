/** Decides whether a response may sign somebody in (Profiles 4.1.4.2, 4.1.4.3). */
import { shorten } from '../shorten.ts';
import type { SignedElement } from '../signature/index.ts';
import { type Instant, instant, type Rejection } from '../verdict.ts';
import { attributeOf } from '../xml/index.ts';
import { responseChecks } from './checks.ts';
import { Examination } from './examination.ts';
import type { ReceivedResponse } from './receive-response.ts';
import type { Check, ResponseExpectations, ResponseVerdict, VerifiedResponse, VerifiedSignature } from './types.ts';

/** The most that clocks may differ: beyond it, an assertion could be used long after its time. */
const MAX_SKEW_SECONDS = 300;
/** Real messages have one audience or recipient, seldom a handful. */
const MAX_RECEIVED = 20;
/** Status messages of Entra ID have about 300 characters. */
const MAX_FACT = 2000;

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
      checks.push({ name, outcome: 'failed', evidence: shorten(finding.rejection.message) });
      for (const later of responseChecks.slice(checks.length)) {
        checks.push({ name: later.name, outcome: 'not_reached', evidence: null });
      }
      return { ok: false, rejection: presentable(finding.rejection, examination), checks };
    }
    const { outcome, evidence } = finding;
    checks.push({ name, outcome, evidence: evidence === null ? null : shorten(evidence) });
  }
  return { ok: true, value: conclude(examination), checks };
}

/** As it may be kept: evidence of bounded length, and no offsets in a decrypted document, which would be taken for ours. */
function presentable(rejection: Rejection, { decrypted }: Examination): Rejection {
  const { position, received, facts, ...rest } = rejection;
  return {
    ...rest,
    message: shorten(rest.message),
    ...(received === undefined ? {} : { received: received.slice(0, MAX_RECEIVED).map((text) => shorten(text)) }),
    ...(facts === undefined ? {} : { facts: shortFacts(facts) }),
    ...(position === undefined || decrypted !== null ? {} : { position }),
  };
}

const shortFacts = (facts: NonNullable<Rejection['facts']>): NonNullable<Rejection['facts']> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? shorten(fact, MAX_FACT) : fact]),
  );

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
  let confirmed = Number.NEGATIVE_INFINITY;
  for (const { notOnOrAfter } of assertion.subject?.bearer ?? []) confirmed = Math.max(confirmed, notOnOrAfter ?? 0);
  const end = Math.min(confirmed, assertion.conditions?.notOnOrAfter ?? Number.POSITIVE_INFINITY);
  return instant(end + expectations.skewSeconds * 1000);
}

function signaturesOf({ signedResponse, signedAssertion }: Examination): readonly VerifiedSignature[] {
  const signatures: VerifiedSignature[] = [];
  if (signedResponse !== null) signatures.push(verifiedSignature('Response', signedResponse));
  if (signedAssertion.signature !== signedResponse?.signature) {
    signatures.push(verifiedSignature('Assertion', signedAssertion));
  }
  return signatures;
}

function verifiedSignature(element: VerifiedSignature['element'], { signature }: SignedElement): VerifiedSignature {
  return { element, algorithm: signature.algorithm, certificateSha256: signature.certificateSha256 };
}
