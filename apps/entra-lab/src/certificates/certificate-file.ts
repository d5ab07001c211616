/** The downloads of card 3: Certificate (Base64), PEM and Certificate (Raw). */
import type { SigningCertificate } from '../state.ts';

const lines = (certificate: SigningCertificate) => certificate.certificate.match(/.{1,64}/g) ?? [];

const armoured = (certificate: SigningCertificate, newline: string) =>
  ['-----BEGIN CERTIFICATE-----', ...lines(certificate), '-----END CERTIFICATE-----', ''].join(newline);

export const certificatePem = (certificate: SigningCertificate): string => armoured(certificate, '\n');

/** `base64` is armoured with CRLF, as Entra delivers it; `raw` is DER. */
export function certificateFile(certificate: SigningCertificate, form: 'base64' | 'pem' | 'raw'): Uint8Array {
  if (form === 'raw') return Buffer.from(certificate.certificate, 'base64');
  return Buffer.from(armoured(certificate, form === 'base64' ? '\r\n' : '\n'));
}
