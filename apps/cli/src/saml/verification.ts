/** Presents a verdict: each check with its outcome, then who would be signed in, or why nobody. */
import {
  type Check,
  type Rejection,
  type ResponseExpectations,
  type ResponseVerdict,
  responseChecks,
} from '@latchkey/saml';
import { page, table } from '../text/blocks.ts';
import { printable } from '../text/printable.ts';
import type { Style } from '../text/style.ts';
import { isoTime, timeText } from '../text/times.ts';
import { refusalJson, refusalLines } from './refusal.ts';

export interface Verification {
  readonly verdict: ResponseVerdict;
  readonly expectations: ResponseExpectations;
  /** Whether the request that the response names was taken for ours, unchecked. */
  readonly isAssumed: boolean;
}

const marks: Readonly<Record<Check['outcome'], string>> = {
  passed: 'ok',
  failed: 'FAILED',
  not_applicable: 'n/a',
  not_reached: '-',
};

const titles: ReadonlyMap<string, string> = new Map(responseChecks.map(({ name, title }) => [name, title]));
const markWidth = Math.max(...Object.values(marks).map((mark) => mark.length));
const EVIDENCE = 160;

export function verificationText({ verdict, expectations, isAssumed }: Verification, style: Style): string {
  const { serviceProvider, identityProvider, now, skewSeconds } = expectations;
  return page([
    style.title('SAML response, checked as the server checks it'),
    ...table([
      ['Trusted', printable(identityProvider.entityId)],
      ['For', printable(serviceProvider.entityId)],
      ['Delivered to', printable(serviceProvider.acsUrl)],
      ['At', `${timeText(now)}, clocks may differ by ${skewSeconds} seconds`],
    ]),
    '',
    'Checks',
    ...verdict.checks.flatMap((check) => checkLines(check, style)),
    '',
    ...(verdict.ok
      ? acceptedLines(verdict.value, expectations, style)
      : [...refusalLines(verdict.rejection, style), ...hint(verdict.rejection)]),
    '',
    ...notCheckedLines(isAssumed, style),
  ]);
}

function checkLines({ name, outcome, evidence }: Check, style: Style): string[] {
  const mark = marks[outcome].padEnd(markWidth);
  const colour = { passed: style.good, failed: style.bad, not_applicable: style.dim, not_reached: style.dim }[outcome];
  const lines = [`  ${colour(mark)}  ${titles.get(name) ?? name}`];
  if (evidence !== null) lines.push(`  ${' '.repeat(markWidth)}  ${style.dim(`  ${printable(evidence, EVIDENCE)}`)}`);
  return lines;
}

type Accepted = Extract<ResponseVerdict, { ok: true }>['value'];

function acceptedLines(value: Accepted, { identityProvider }: ResponseExpectations, style: Style): string[] {
  const signers = value.signatures.map(({ element, certificateSha256 }) => {
    const signer = identityProvider.signingCertificates.find(({ sha256 }) => sha256 === certificateSha256);
    return `${element}: ${printable(signer?.subject ?? '')}, thumbprint ${signer?.sha1}`;
  });
  return [
    `${style.good('Accepted')}: every check passed. The response is genuine and for this application.`,
    '',
    ...table([
      ['Person (NameID)', printable(value.nameId.value)],
      ['Attributes', String(value.attributes.length)],
      ['Signed', signers],
      ['Encrypted', value.encrypted ? 'yes' : 'no'],
      ['Usable until', timeText(value.replayableUntil)],
    ]),
  ];
}

/** What this command itself can do about it. */
const hint = ({ code }: Rejection): string[] =>
  code === 'ENCRYPTION_KEY_MISSING' ? ['', 'To open it here, give the private key with --decryption-key.'] : [];

const notCheckedLines = (isAssumed: boolean, style: Style): string[] => [
  style.dim('Not checked here: whether this response was used before.'),
  ...(isAssumed
    ? [style.warn('Not checked: whether the request it answers was ours (give --request-id or --unsolicited).')]
    : []),
];

export function verificationJson({ verdict, expectations, isAssumed }: Verification): unknown {
  const { inResponseTo, now, skewSeconds } = expectations;
  const common = {
    at: isoTime(now),
    skewSeconds,
    inResponseTo,
    inResponseToAssumed: isAssumed,
    checks: verdict.checks,
  };
  if (!verdict.ok) return { ok: false, ...common, ...refusalJson(verdict.rejection) };
  const { value } = verdict;
  return {
    ok: true,
    ...common,
    response: {
      ...value,
      issueInstant: isoTime(value.issueInstant),
      authnInstant: isoTime(value.authnInstant),
      sessionNotOnOrAfter: isoTime(value.sessionNotOnOrAfter),
      replayableUntil: isoTime(value.replayableUntil),
    },
  };
}

/** Where it did not come to checks: one of the two documents cannot be used. */
export const unreadable = (document: 'metadata' | 'response', rejection: Rejection) => ({
  json: { ok: false, document, checks: [], ...refusalJson(rejection) },
  text: (style: Style): string =>
    page([
      document === 'metadata'
        ? 'The metadata of the identity provider cannot be used.'
        : 'The response cannot be read.',
      '',
      ...refusalLines(rejection, style),
    ]),
});
