/** What people want to know of a certificate: fingerprints, subject, dates, key. */

import { describeX509, type X509Facts } from '../crypto/describe-x509.ts';
import { decodeBase64, encodeBase64, isUtf8, textOfBytes } from '../crypto/index.ts';
import { accept, instant, reject, type Verdict } from '../verdict.ts';
import type { CertificateInfo } from './types.ts';

const LIMIT_BYTES = 64 * 1024;
const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/;

/**
 * Bad input is METADATA_CERTIFICATE_UNREADABLE with a message that says what it is instead (a private key, a signing
 * request, a PKCS#12 file, text); an empty one too. Of a PEM file with several certificates the first is described.
 *
 * @param input PEM, DER, or base64 of DER, from an upload.
 */
export function describeCertificate(input: string | Uint8Array): Verdict<CertificateInfo> {
  if (input.length > LIMIT_BYTES) return unreadable('The file is too large for a certificate.');
  const der = typeof input === 'string' ? derFromText(input) : derFromBytes(input);
  if (!der.ok) return der;
  const facts = describeX509(der.value);
  return facts === null ? unreadable(otherKind(der.value)) : accept(certificateInfo(facts));
}

/** Drops what only this package's own rules need. */
export function certificateInfo(facts: X509Facts): CertificateInfo {
  return {
    base64: encodeBase64(facts.der),
    sha256: facts.sha256,
    sha1: facts.sha1,
    subject: facts.subject,
    notBefore: instant(facts.notBefore),
    notAfter: instant(facts.notAfter),
    keyType: facts.keyType,
  };
}

function derFromBytes(bytes: Uint8Array): Verdict<Uint8Array> {
  // DER begins with a SEQUENCE whose length takes two bytes; as text that would be `0` and a control character.
  if (bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80) return accept(bytes);
  return isUtf8(bytes) ? derFromText(textOfBytes(bytes)) : unreadable('The file is neither a certificate nor text.');
}

function derFromText(input: string): Verdict<Uint8Array> {
  const text = input.replace(/^\ufeff/, '').trim();
  if (text === '') return unreadable('The certificate is empty.');
  const pem = text.match(PEM);
  const label = pem?.[1] ?? 'CERTIFICATE';
  if (label.endsWith('PRIVATE KEY')) return unreadable('This is a private key. Keep it secret; paste the certificate.');
  if (!label.endsWith('CERTIFICATE')) return unreadable(`This is a ${label.toLowerCase()}, not a certificate.`);
  if (pem === null && text.includes('-----BEGIN')) return unreadable('The PEM text is cut short.');
  const der = decodeBase64(pem?.[2] ?? text);
  return der === null ? unreadable('The text is not a certificate in PEM or base64.') : accept(der);
}

/** A SEQUENCE that is no certificate: most often a PKCS#12 or PKCS#7 file, told apart by what comes first inside. */
function otherKind(der: Uint8Array): string {
  const first = der.subarray(4, 7).join();
  if (first === '2,1,3') return 'This is a PKCS#12 (.pfx) file with a private key; the certificate alone is wanted.';
  if (first === '2,1,0') return 'This is a private key. Keep it secret; the certificate alone is wanted.';
  if (first.startsWith('6,9,')) return 'This is a PKCS#7 file; the certificate alone is wanted.';
  return 'The bytes are not a readable X.509 certificate.';
}

function unreadable(message: string): Verdict<never> {
  return reject({ code: 'METADATA_CERTIFICATE_UNREADABLE', message });
}
