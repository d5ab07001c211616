/** Writes the response for a signed-in person: times, signing and encryption as the application is set up. */
import { certificateFrom, type Instant, instant, privateKeyFromPem, writeResponse } from '@latchkey/saml';
import { certificateInUse } from '../applications/index.ts';
import type { ClaimsVerdict } from '../claims/index.ts';
import { aadsts, type EntraFailure } from '../errors/index.ts';
import { type Ids, isoTime } from '../platform/index.ts';
import type { EnterpriseApplication, LabState } from '../state.ts';
import { passwordClass } from './authn-context.ts';
import type { Answer } from './pending-sign-in.ts';
import type { SignedInPerson } from './person-checks.ts';

/** The base of the token's times lies this much before IssueInstant. */
const baseLeadMs = 93;
const minute = 60_000;

export interface ResponseContext {
  readonly person: SignedInPerson;
  readonly claims: Extract<ClaimsVerdict, { readonly ok: true }>;
  readonly ids: Ids;
  readonly now: Instant;
}

export type Built =
  | { readonly ok: true; readonly xml: string }
  | { readonly ok: false; readonly failure: EntraFailure };

const stsIssuer = (state: LabState) => `https://sts.windows.net/${state.tenant.id}/`;

/** If the identifier is not a URI, the audience is `spn:{identifier}`. */
const audience = (identifier: string) => (URL.canParse(identifier) ? identifier : `spn:${identifier}`);

export function buildResponse({ person, claims, ids, now }: ResponseContext): Built {
  const { state, app, session, answer } = person;
  const signer = certificateInUse(app, now);
  if (!signer) return { ok: false, failure: aadsts.noSigningCertificate() };
  const base = now - baseLeadMs;
  const notOnOrAfter = instant(base + 60 * minute);
  // Entra's assertion ids end in two zeros.
  const assertionId = `_${ids.guid().slice(0, -2)}00`;
  const issuer = stsIssuer(state);
  const xml = writeResponse({
    id: `_${ids.guid()}`,
    issueInstant: now,
    issuer,
    destination: answer.acsUrl,
    inResponseTo: answer.inResponseTo,
    assertion: {
      id: assertionId,
      issueInstant: now,
      issuer,
      nameId: claims.nameId,
      recipient: answer.acsUrl,
      audience: audience(answer.identifier),
      notBefore: instant(base - 5 * minute),
      notOnOrAfter,
      confirmationNotOnOrAfter: notOnOrAfter,
      attributes: claims.attributes,
      authnInstant: session.authnInstant,
      sessionIndex: assertionId,
      authnContextClassRef: passwordClass,
    },
    signing: {
      key: privateKeyFromPem(signer.privateKey),
      certificate: certificateFrom(signer.certificate),
      what: app.signing.option,
      hash: app.signing.algorithm,
    },
    ...encryptionOf(app),
  });
  return { ok: true, xml };
}

const encryptionOf = ({ tokenEncryption }: EnterpriseApplication) =>
  tokenEncryption?.active
    ? { encryption: { certificate: certificateFrom(tokenEncryption.certificate), algorithm: 'aes256-cbc' as const } }
    : {};

/** A response without an assertion, which tells the application why: unsigned, as Entra sends it. */
export function buildErrorResponse(input: {
  readonly state: LabState;
  readonly answer: Pick<Answer, 'acsUrl' | 'inResponseTo'>;
  /** Status codes are URIs. */
  readonly reason: { readonly code: string; readonly subCode: string; readonly failure: EntraFailure };
  readonly requestId: string;
  readonly ids: Ids;
  readonly now: Instant;
}): string {
  const { code, subCode, failure } = input.reason;
  const timestamp = `${isoTime(input.now).slice(0, 19).replace('T', ' ')}Z`;
  return writeResponse({
    id: `_${input.ids.guid()}`,
    issueInstant: input.now,
    issuer: stsIssuer(input.state),
    destination: input.answer.acsUrl,
    inResponseTo: input.answer.inResponseTo,
    status: {
      code,
      subCode,
      message: `AADSTS${failure.code}: ${failure.message}\nTrace ID: ${input.requestId}\nTimestamp: ${timestamp}`,
    },
    assertion: null,
    signing: null,
  });
}
