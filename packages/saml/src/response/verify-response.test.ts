import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  certificateFrom,
  type Instant,
  instant,
  privateKeyFromPem,
  type ResponseExpectations,
  type ResponseInput,
  type ResponseVerdict,
  receiveResponse,
  responseChecks,
  signXml,
  verifyResponse,
  writeResponse,
} from '../index.ts';

const keys = new URL('../../../../vectors/attacks/keys/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, keys), 'utf8');
const key = privateKeyFromPem(read('idp.key.pem'));
const certificate = certificateFrom(read('idp.crt.pem'));

const at = (seconds: number): Instant => instant(Date.parse('2030-01-01T12:00:00Z') + seconds * 1000);
const idp = 'https://idp.example.org/metadata';
const sp = 'https://sp.example.com/saml/metadata';
const acs = 'https://sp.example.com/saml/acs';

const input: ResponseInput = {
  id: '_response',
  issueInstant: at(-2),
  issuer: idp,
  destination: acs,
  inResponseTo: '_request',
  assertion: {
    id: '_assertion',
    issueInstant: at(-2),
    issuer: idp,
    nameId: { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    recipient: acs,
    audience: sp,
    notBefore: at(-300),
    notOnOrAfter: at(3600),
    confirmationNotOnOrAfter: at(300),
    attributes: [{ name: 'role', values: ['a', 'b'] }],
    authnInstant: at(-60),
    sessionIndex: '_session',
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
  },
  signing: null,
};

const expectations: ResponseExpectations = {
  now: at(0),
  skewSeconds: 60,
  serviceProvider: { entityId: sp, acsUrl: acs, decryptionKeys: [privateKeyFromPem(read('spEnc.key.pem'))] },
  identityProvider: { entityId: idp, signingCertificates: [certificate], allowSha1: false },
  inResponseTo: { kind: 'request', id: '_request' },
};

function judge(xml: string, changed: Partial<ResponseExpectations> = {}): ResponseVerdict {
  const received = receiveResponse(Buffer.from(xml).toString('base64'));
  if (!received.ok) throw new Error(received.rejection.message);
  return verifyResponse(received.value, { ...expectations, ...changed });
}

/** A response whose assertion is signed after the change, as if the identity provider had written it so. */
function signedAfter(change: (xml: string) => string, how: Partial<ResponseInput> = {}): string {
  const xml = writeResponse({ ...input, ...how });
  const changed = change(xml);
  return signXml({ xml: changed, id: '_assertion', key, certificate, hash: 'sha256', place: 'after-issuer' });
}

const genuine = signedAfter((xml) => xml);
const codeOf = (verdict: ResponseVerdict): string => (verdict.ok ? 'accepted' : verdict.rejection.code);

describe('the list of checks', () => {
  it('is this, in this order', () => {
    expect(responseChecks.map(({ name }) => name)).toEqual([
      'response-root',
      'response-shape',
      'response-issue-instant',
      'response-status',
      'response-destination',
      'response-issuer',
      'response-in-response-to',
      'single-assertion',
      'signature-places',
      'response-signature',
      'decryption',
      'assertion-signature',
      'assertion-content',
      'assertion-issue-instant',
      'assertion-issuer',
      'subject',
      'confirmation',
      'confirmation-recipient',
      'confirmation-time',
      'confirmation-in-response-to',
      'conditions-time',
      'conditions-known',
      'audience',
      'authn-statement',
      'session',
    ]);
  });

  it('is gone through to the end for what is accepted', () => {
    const { checks } = judge(genuine);
    expect(checks.map(({ name }) => name)).toEqual(responseChecks.map(({ name }) => name));
    const skipped = checks.filter(({ outcome }) => outcome !== 'passed');
    expect(skipped).toEqual([
      {
        name: 'response-signature',
        outcome: 'not_applicable',
        evidence: 'The response carries no signature of its own.',
      },
      { name: 'decryption', outcome: 'not_applicable', evidence: 'The assertion is not encrypted.' },
    ]);
    expect(checks.find(({ name }) => name === 'conditions-time')?.evidence).toBe('until 3600 s after our clock');
  });

  it('is gone through up to the first failure', () => {
    const { checks } = judge(genuine, { now: at(361) });
    expect(checks.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 9 }, () => 'passed'),
      'not_applicable',
      'not_applicable',
      ...Array.from({ length: 7 }, () => 'passed'),
      'failed',
      ...Array.from({ length: 6 }, () => 'not_reached'),
    ]);
  });
});

describe('times', () => {
  it.each([
    // Confirmation ends at 300 s, skew is 60 s: on or after 360 s it is over.
    [359.999, 'accepted', undefined],
    [360, 'ASSERTION_CONFIRMATION_EXPIRED', { lateBySeconds: 60, skewSeconds: 60 }],
    // The response was issued at -2 s: before -62 s, it is from the future.
    [-62, 'accepted', undefined],
    [-62.001, 'RESPONSE_ISSUE_INSTANT_OUT_OF_RANGE', { earlyBySeconds: 60.001, skewSeconds: 60 }],
  ])('at %d s: %s', (seconds, code, facts) => {
    const verdict = judge(genuine, { now: at(seconds) });
    expect(codeOf(verdict)).toBe(code);
    if (!verdict.ok) expect(verdict.rejection.facts).toEqual(facts);
  });

  it.each([
    ['NotBefore="2030-01-01T12:01:00.000Z"', 'accepted', undefined],
    ['NotBefore="2030-01-01T12:01:00.001Z"', 'ASSERTION_NOT_YET_VALID', { earlyBySeconds: 60.001, skewSeconds: 60 }],
    ['NotBefore="2030-01-01T13:00:00Z"', 'ASSERTION_MALFORMED', undefined],
    ['NotBefore="soon"', 'ASSERTION_MALFORMED', undefined],
  ])('Conditions with %s: %s', (attribute, code, facts) => {
    const verdict = judge(signedAfter((xml) => xml.replace(/NotBefore="[^"]*"/, attribute)));
    expect(codeOf(verdict)).toBe(code);
    if (!verdict.ok) expect(verdict.rejection.facts).toEqual(facts);
  });

  it('of Conditions end the assertion, and how long its ID must be kept', () => {
    const short = signedAfter((xml) => xml.replace(/(<Conditions[^>]*NotOnOrAfter=")[^"]*/, '$12030-01-01T12:00:10Z'));
    expect(codeOf(judge(short, { now: at(69) }))).toBe('accepted');
    const late = judge(short, { now: at(70) });
    expect(late).toMatchObject({
      rejection: { code: 'ASSERTION_EXPIRED', facts: { lateBySeconds: 60, skewSeconds: 60 } },
    });
    const verdict = judge(short);
    expect(verdict.ok && verdict.value.replayableUntil).toBe(at(70));
    const usual = judge(genuine);
    expect(usual.ok && usual.value.replayableUntil).toBe(at(360));
  });

  it('of the session end the sign-in', () => {
    const session = (time: string) =>
      signedAfter((xml) => xml.replace('<AuthnStatement', `<AuthnStatement SessionNotOnOrAfter="${time}"`));
    expect(codeOf(judge(session('2030-01-01T11:59:00.001Z')))).toBe('accepted');
    expect(codeOf(judge(session('2030-01-01T11:59:00Z')))).toBe('ASSERTION_SESSION_EXPIRED');
    const verdict = judge(session('2030-01-01T20:00:00Z'));
    expect(verdict.ok && verdict.value.sessionNotOnOrAfter).toBe(at(8 * 3600));
  });

  it.each([-1, 301, Number.NaN, Number.POSITIVE_INFINITY])('do not excuse a skew of %d', (skewSeconds) => {
    expect(() => judge(genuine, { skewSeconds })).toThrow(TypeError);
  });
});

describe('requests', () => {
  const unsolicited = signedAfter((xml) => xml, { inResponseTo: null });

  it.each<[string, string, ResponseExpectations['inResponseTo'], string]>([
    ['an answer', genuine, { kind: 'request', id: '_request' }, 'accepted'],
    ['another answer', genuine, { kind: 'request', id: '_other' }, 'RESPONSE_IN_RESPONSE_TO_MISMATCH'],
    ['an answer where none is due', genuine, { kind: 'unsolicited' }, 'RESPONSE_IN_RESPONSE_TO_MISMATCH'],
    ['no answer where one is due', unsolicited, { kind: 'request', id: '_request' }, 'RESPONSE_UNSOLICITED'],
    ['no answer', unsolicited, { kind: 'unsolicited' }, 'accepted'],
    [
      'an assertion that answers, in a response that does not',
      genuine.replace(/(<samlp:Response[^>]*) InResponseTo="_request"/, '$1'),
      { kind: 'unsolicited' },
      'ASSERTION_IN_RESPONSE_TO_MISMATCH',
    ],
    [
      'a response that answers around an assertion that does not',
      unsolicited.replace('Version=', 'InResponseTo="_request" Version='),
      { kind: 'request', id: '_request' },
      'ASSERTION_IN_RESPONSE_TO_MISMATCH',
    ],
  ])('%s', (_, xml, inResponseTo, code) => {
    expect(codeOf(judge(xml, { inResponseTo }))).toBe(code);
  });
});

it('keeps evidence short, whatever the message says', () => {
  const long = 'x'.repeat(100_000);
  const destination = judge(genuine.replace('Destination="', `Destination="${long}`));
  expect(destination.ok ? '' : destination.rejection.received?.[0]?.length).toBeLessThan(250);
  const error = judge(
    genuine.replace('status:Success"/>', `status:Responder"/><samlp:StatusMessage>${long}</samlp:StatusMessage>`),
  );
  expect(error.ok ? '' : String(error.rejection.facts?.statusMessage).length).toBeLessThan(2050);
  const audiences = judge(
    signedAfter((xml) => xml.replace(/<Audience>.*<\/Audience>/, '<Audience>x</Audience>'.repeat(1000))),
  );
  expect(audiences.ok ? '' : audiences.rejection.received?.length).toBe(20);
});

describe('the status', () => {
  const success = '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';
  const denied = success.replace('Success', 'Responder');

  it.each([
    ['accepted', success],
    [
      'accepted',
      `${success}<samlp:StatusMessage>fine</samlp:StatusMessage><samlp:StatusDetail><any xmlns="urn:x"/></samlp:StatusDetail>`,
    ],
    ['accepted', success.replace('/>', `>${denied}</samlp:StatusCode>`)],
    ['RESPONSE_STATUS_NOT_SUCCESS', denied.replace('/>', `>${success}</samlp:StatusCode>`)],
    ['RESPONSE_MALFORMED', success + denied],
    ['RESPONSE_MALFORMED', denied + success],
    ['RESPONSE_MALFORMED', success.replace('/>', `>${denied}${denied}</samlp:StatusCode>`)],
    ['RESPONSE_MALFORMED', success.replace(/ Value="[^"]*"/, '')],
    ['RESPONSE_MALFORMED', `${success}text`],
    ['RESPONSE_MALFORMED', `${success}<Subject xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>`],
    ['RESPONSE_MALFORMED', ''],
  ])('%s: %s', (code, status) => {
    expect(genuine).toContain(success);
    expect(codeOf(judge(genuine.replace(success, status)))).toBe(code);
  });
});

describe('several confirmations', () => {
  const confirmation = /<SubjectConfirmation .*<\/SubjectConfirmation>/;
  const withSecond = (change: (one: string) => string): string =>
    signedAfter((xml) => xml.replace(confirmation, (one) => change(one) + one));

  it('are enough if one holds in every respect', () => {
    expect(codeOf(judge(withSecond((one) => one.replace('Recipient="', 'Recipient="https://other.example/'))))).toBe(
      'accepted',
    );
    expect(codeOf(judge(withSecond((one) => one.replace(/NotOnOrAfter="[^"]*"/, ''))))).toBe('accepted');
  });

  it('are not enough if each holds in some respect only', () => {
    const crossed = signedAfter((xml) =>
      xml.replace(
        confirmation,
        (one) =>
          one.replace('InResponseTo="_request"', '') + one.replace('Recipient="', 'Recipient="https://other.example/'),
      ),
    );
    expect(codeOf(judge(crossed))).toBe('ASSERTION_IN_RESPONSE_TO_MISMATCH');
  });

  it('must not have NotBefore, not even one that has passed', () => {
    const withNotBefore = (time: string) =>
      signedAfter((xml) => xml.replace('<SubjectConfirmationData', `<SubjectConfirmationData NotBefore="${time}"`));
    expect(codeOf(judge(withNotBefore('2030-01-01T11:00:00Z')))).toBe('ASSERTION_MALFORMED');
    expect(codeOf(judge(withNotBefore('2030-01-01T13:00:00Z')))).toBe('ASSERTION_CONFIRMATION_NOT_YET_VALID');
  });
});
