/** Evidence of checks as people read it: rounded durations, and certificates by name instead of by fingerprint. */
import type { CertificateView } from '@latchkey/contract';

/** As much of a certificate as names it. */
export type NamedCertificate = Pick<CertificateView, 'sha256' | 'sha1' | 'subject' | 'notAfter'>;

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** The two largest units, e.g. `59 minutes and 59 seconds`; below a second `less than a second`. */
export function durationInWords(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  if (whole < 1) return 'less than a second';
  const first = units.findIndex(([, size]) => whole >= size);
  const [unit, size] = units[first] ?? units[3];
  const next = units[first + 1];
  const rest = next === undefined ? 0 : Math.trunc((whole % size) / next[1]);
  const most = counted(Math.trunc(whole / size), unit);
  return next === undefined || rest === 0 ? most : `${most} and ${counted(rest, next[0])}`;
}

const clockDistance = /(\d+(?:\.\d+)?) s (after|before) our clock/g;
const fingerprint = /\b[0-9a-f]{64}\b/g;

/** `certificates` are the provider's present ones; a fingerprint of none of them is shortened to its beginning. */
export function evidenceInWords(evidence: string, certificates: readonly NamedCertificate[]): string {
  return evidence
    .replace(
      clockDistance,
      (_, seconds: string, side: string) => `${durationInWords(Number(seconds))} ${side} our clock`,
    )
    .replace(fingerprint, (sha256) => nameOf(sha256, certificates) ?? `${sha256.slice(0, 16)}…`);
}

/**
 * A certificate for a list: by name and by the thumbprint that Entra shows.
 *
 * @param facts of a rejection: `subject` and `thumbprint` of a certificate that is not the provider's.
 */
export function certificateInWords(
  sha256: string,
  certificates: readonly NamedCertificate[],
  facts: Readonly<Record<string, unknown>> = {},
): string {
  const known = nameOf(sha256, certificates);
  if (known !== null) return known;
  const { subject, thumbprint } = facts;
  return typeof subject === 'string' && typeof thumbprint === 'string'
    ? `${quoted(subject)}, thumbprint ${thumbprint}`
    : `Another certificate, SHA-256 ${sha256}`;
}

const quoted = (subject: string): string => `“${subject.replace(/^CN=/, '')}”`;

function nameOf(sha256: string, certificates: readonly NamedCertificate[]): string | null {
  const found = certificates.find((certificate) => certificate.sha256 === sha256);
  return found === undefined
    ? null
    : `${quoted(found.subject)}, thumbprint ${found.sha1}, expires ${dayOf(found.notAfter)}`;
}

const dayOf = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
