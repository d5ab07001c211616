/** What people want to know of a certificate: fingerprints, subject, dates, key. */
import type { Verdict } from '../verdict.ts';
import type { CertificateInfo } from './types.ts';

/** @param input PEM, DER, or base64 of DER, from an upload. */
export function describeCertificate(_input: string | Uint8Array): Verdict<CertificateInfo> {
  throw new TypeError('not built yet');
}
