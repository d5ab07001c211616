/** Where a certificate stands in its life, in words and as the share that is left. */
import type { CertificateView } from '@latchkey/contract';

export interface CertificateLife {
  /** `soon`: less than 60 days left, when Entra begins to send its mails. `urgent`: less than 14. */
  readonly state: 'future' | 'active' | 'soon' | 'urgent' | 'expired';
  /** Share of the life that is left, 0 to 1. */
  readonly left: number;
  readonly words: string;
}

const day = 86_400_000;

export function certificateLife(
  certificate: Pick<CertificateView, 'notBefore' | 'notAfter'>,
  now: number,
): CertificateLife {
  const { notBefore, notAfter } = certificate;
  if (now > notAfter) return { state: 'expired', left: 0, words: `expired ${daysInWords(now - notAfter)} ago` };
  if (now < notBefore) return { state: 'future', left: 1, words: `valid in ${daysInWords(notBefore - now)}` };
  const remaining = notAfter - now;
  const whole = notAfter - notBefore;
  return {
    state: remaining < 14 * day ? 'urgent' : remaining < 60 * day ? 'soon' : 'active',
    left: whole > 0 ? remaining / whole : 0,
    words: `expires in ${daysInWords(remaining)}`,
  };
}

/** `3 years`, `35 months`, `41 days`, `6 hours`: days up to 90, so that a deadline near by is exact; beyond, rounded. */
function daysInWords(milliseconds: number): string {
  const days = Math.floor(milliseconds / day);
  if (days < 1) return counted(Math.max(1, Math.floor(milliseconds / 3_600_000)), 'hour');
  if (days <= 90) return counted(days, 'day');
  const months = Math.round(days / 30.44);
  return months < 36 ? counted(months, 'month') : counted(Math.round(days / 365.25), 'year');
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/**
 * The certificate that a warning should be about: the one that lasts longest, since an identity provider changes to it
 * before the others end. `null` when there is none.
 */
export function lastingCertificate(certificates: readonly CertificateView[]): CertificateView | null {
  return certificates.reduce<CertificateView | null>(
    (best, next) => (best === null || next.notAfter > best.notAfter ? next : best),
    null,
  );
}
