/** Certificates parsed once for many sign-ins: parsing one costs several times what verifying with it does. */
import { type Certificate, certificateFrom } from '@latchkey/saml';

/** At about 10 KB each, a few MB; beyond that, what was prepared first is parsed again. */
const most = 500;

/** By the certificate itself, so that an entry can never be out of date: whether it is trusted is decided elsewhere. */
const prepared = new Map<string, Certificate>();

/** @param base64 DER in base64, as metadata that was accepted has it. Throws `TypeError` when it is none. */
export function preparedCertificate(base64: string): Certificate {
  const known = prepared.get(base64);
  if (known !== undefined) return known;
  const certificate = certificateFrom(base64);
  const [oldest] = prepared.keys();
  if (prepared.size >= most && oldest !== undefined) prepared.delete(oldest);
  prepared.set(base64, certificate);
  return certificate;
}
