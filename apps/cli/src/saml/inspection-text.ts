/** An inspection as text for people. */
import type { CertificateInfo, Instant } from '@latchkey/saml';
import { page, type Row, table } from '../text/blocks.ts';
import { printable } from '../text/printable.ts';
import type { Style } from '../text/style.ts';
import { distance, timeText, timeWithDistance } from '../text/times.ts';
import type { AssertionView, Inspection, Name, SignatureView, Time } from './inspection.ts';
import { formNames, type Pasted } from './pasted.ts';
import { entraRows, printableLines } from './refusal.ts';

const kinds: Readonly<Record<string, string>> = {
  Response: 'SAML response: the identity provider answers a sign-in',
  AuthnRequest: 'SAML request: an application asks the identity provider to sign somebody in (AuthnRequest)',
  LogoutRequest: 'SAML logout request: one side asks the other to end sessions',
  LogoutResponse: 'SAML logout response: the answer to a logout request',
  Assertion: 'SAML assertion: a statement about a person, without the response that carries it',
  EntityDescriptor: 'SAML metadata, not a message: read it with latchkey saml metadata',
  EntitiesDescriptor: 'SAML metadata, not a message: read it with latchkey saml metadata',
};

const MAX_ATTRIBUTES = 60;
const MAX_VALUES = 20;
const MAX_ASSERTIONS = 5;

export interface Source {
  readonly pasted: Pasted;
  readonly isDeflated: boolean;
}

export function inspectionText(inspection: Inspection, source: Source, now: Instant, style: Style): string {
  const { kind, assertions, signatures } = inspection;
  return page([
    style.title(kinds[kind] ?? `XML whose root is ${printable(kind)}`),
    ...table(messageRows(inspection, source, now)),
    ...assertions.slice(0, MAX_ASSERTIONS).flatMap((assertion) => ['', ...assertionLines(assertion, now, style)]),
    ...(assertions.length > MAX_ASSERTIONS ? ['', `${assertions.length - MAX_ASSERTIONS} more assertions.`] : []),
    '',
    ...signatureLines(signatures, now, style),
    '',
    style.warn('Nothing here is verified: anybody can write such a message.'),
    ...(kind === 'Response' ? ['To verify it: latchkey saml verify --help'] : []),
  ]);
}

function messageRows(
  { issuer, destination, id, ...rest }: Inspection,
  { pasted, isDeflated }: Source,
  now: Instant,
): Row[] {
  const parameter = pasted.parameter === null ? '' : `, ${pasted.parameter}`;
  const { status, signInRequest, logout } = rest;
  return [
    ['Given as', `${formNames[pasted.form]}${parameter}${isDeflated ? ', compressed' : ''}`],
    ['From (Issuer)', shown(issuer)],
    ['Sent to (Destination)', shown(destination)],
    ['Issued', timeRow(rest.issueInstant, now)],
    ['ID', shown(id)],
    ['Answers request', shown(rest.inResponseTo)],
    ['Result (Status)', status === null ? null : status.codes.map(lastPart).join(', ')],
    ['Its message', status?.message == null ? null : printableLines(status.message)],
    ...entraRows(status?.message ?? ''),
    ['Answer wanted at', shown(signInRequest?.acsUrl ?? null)],
    ['Ask for password', shown(signInRequest?.forceAuthn ?? null)],
    ['Without asking', shown(signInRequest?.isPassive ?? null)],
    ['Wanted name format', formatName(signInRequest?.nameIdFormat ?? null)],
    ['Wanted sign-in', (signInRequest?.authnContexts ?? []).map(lastPart)],
    ['Person (NameID)', logout?.isEncrypted === true ? 'encrypted' : nameText(logout?.nameId ?? null)],
    ['Sessions', logout === null ? null : sessionsText(logout.sessionIndexes)],
    ['Good until', timeRow(logout?.notOnOrAfter ?? null, now)],
    ['RelayState', shown(pasted.relayState)],
  ];
}

const sessionsText = (indexes: readonly string[]): readonly string[] =>
  indexes.length === 0 ? ['all of this person'] : indexes.slice(0, MAX_VALUES).map((index) => printable(index));

function assertionLines(assertion: AssertionView, now: Instant, style: Style): string[] {
  if (assertion.isEncrypted) {
    return [
      style.title('Assertion (the statement about the person): encrypted'),
      '  Only the private key of the application opens it: latchkey saml verify … --decryption-key KEY.pem',
    ];
  }
  return [
    style.title('Assertion (the statement about the person)'),
    ...table([
      ['Person (NameID)', nameText(assertion.nameId) ?? 'none'],
      ['From (Issuer)', shown(assertion.issuer)],
      ['For (Audience)', assertion.audiences.slice(0, MAX_VALUES).map((audience) => printable(audience))],
      ['Valid', validity(assertion, now)],
      ['Issued', timeRow(assertion.issueInstant, now)],
      ['Signed in', timeRow(assertion.authnInstant, now)],
      ['Signed in by', assertion.authnContext === null ? null : lastPart(assertion.authnContext)],
      ['Session', shown(assertion.sessionIndex)],
      ['Session ends', timeRow(assertion.sessionNotOnOrAfter, now)],
      ['ID', shown(assertion.id)],
    ]),
    ...assertion.confirmations.slice(0, MAX_ASSERTIONS).flatMap((confirmation) => [
      `  Confirmation (${lastPart(confirmation.method ?? 'no method')})`,
      ...table(
        [
          ['Deliver to (Recipient)', shown(confirmation.recipient)],
          ['Deliver before', timeRow(confirmation.notOnOrAfter, now)],
          ['Answers request', shown(confirmation.inResponseTo)],
        ],
        4,
      ),
    ]),
    ...attributeLines(assertion.attributes),
  ];
}

function attributeLines(attributes: AssertionView['attributes']): string[] {
  const more = attributes.length - MAX_ATTRIBUTES;
  return [
    attributes.length === 0 ? '  Attributes: none' : `  Attributes (${attributes.length})`,
    ...attributes
      .slice(0, MAX_ATTRIBUTES)
      .flatMap(({ name, values }) => [
        `    ${printable(name ?? '(without a name)')}`,
        ...values.slice(0, MAX_VALUES).map((value) => `      ${value === '' ? '(empty)' : printable(value)}`),
        ...(values.length === 0 ? ['      (no value)'] : []),
        ...(values.length > MAX_VALUES ? [`      and ${values.length - MAX_VALUES} more: see --json`] : []),
      ]),
    ...(more > 0 ? [`    and ${more} more: see --json`] : []),
  ];
}

function signatureLines(signatures: readonly SignatureView[], now: Instant, style: Style): string[] {
  if (signatures.length === 0) return [`${style.title('Signatures')}: none`];
  return [
    style.title(`Signatures (${signatures.length})`),
    ...signatures.flatMap(({ on, algorithm, digest, certificate }) => [
      `  On the ${printable(on)}`,
      ...table(
        [
          ['Algorithm', algorithm === null ? 'not named' : lastPart(algorithm)],
          ['Digest', digest === null ? null : lastPart(digest)],
          ['Certificate', certificate === null ? certificateMissing(on) : certificateValues(certificate, now)],
        ],
        4,
      ),
    ]),
  ];
}

/** An address never names one. */
const certificateMissing = (on: string): string | null => (on === 'address' ? null : 'none named that can be read');

const certificateValues = ({ subject, sha1, notAfter }: CertificateInfo, now: Instant): readonly string[] => [
  printable(subject),
  `thumbprint ${sha1}`,
  `${notAfter < now ? 'expired' : 'expires'} ${timeWithDistance(notAfter, now)}`,
];

const shown = (text: string | null): string | null => (text === null ? null : printable(text));

/** `urn:…:status:Success` and `http://…#rsa-sha256` end in what people know them by. */
const lastPart = (uri: string): string => printable(uri.split(/[#:/]/).at(-1) ?? uri);

const formatName = (format: string | null): string | null => (format === null ? null : lastPart(format));

const nameText = (name: Name | null): string | null =>
  name === null ? null : `${printable(name.value)}${name.format === null ? '' : ` (${lastPart(name.format)})`}`;

function timeRow(time: Time, now: Instant): string | null {
  if (time === null) return null;
  return time.instant === null ? `${printable(time.written)} (not a time)` : timeWithDistance(time.instant, now);
}

function validity({ notBefore, notOnOrAfter }: AssertionView, now: Instant): string | null {
  const [from, until] = [notBefore?.instant ?? null, notOnOrAfter?.instant ?? null];
  if (from === null && until === null) return null;
  const bounds = [from === null ? '' : `from ${timeText(from)} `, until === null ? '' : `until ${timeText(until)} `];
  const state =
    from !== null && now < from
      ? `begins ${distance(from, now)}`
      : until !== null && now >= until
        ? `ended ${distance(until, now)}`
        : until === null
          ? 'now'
          : `now; ends ${distance(until, now)}`;
  return `${bounds.join('')}(${state})`;
}
