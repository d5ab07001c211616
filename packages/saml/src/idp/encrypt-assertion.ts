/** Encrypts an assertion in the shape that Microsoft's stacks emit (XML Encryption 3.1, Core 2.3.4). */
import { describeX509 } from '../crypto/describe-x509.ts';
import type { Certificate } from '../crypto/index.ts';
import { encryptXml } from '../encryption/index.ts';
import { escapeText } from '../escape.ts';
import { namespaces } from '../xml/index.ts';
import type { ResponseInput } from './types.ts';

/** @param xml the assertion, signed before if at all, declaring the namespaces it uses. */
export function encryptAssertion(
  xml: string,
  { certificate, algorithm }: NonNullable<ResponseInput['encryption']>,
): string {
  // The first end tag of this name belongs to EncryptedKey; what names the recipient's key follows it.
  const methodEnd = '</e:EncryptionMethod>';
  const encrypted = encryptXml(xml, certificate, algorithm).replace(methodEnd, () => methodEnd + keyName(certificate));
  return `<EncryptedAssertion xmlns="${namespaces.assertion}">${encrypted}</EncryptedAssertion>`;
}

/** Issuer and serial number of the certificate, as AD FS names the key; nobody needs it to decrypt. */
function keyName({ der }: Certificate): string {
  const facts = describeX509(der);
  if (facts === null) throw new TypeError('The encryption certificate cannot be read.');
  // Most specific part first (RFC 4514), the other way round than in the certificate.
  const issuer = facts.issuer.split(', ').reverse().join(', ');
  return (
    `<KeyInfo><ds:X509Data xmlns:ds="${namespaces.signature}"><ds:X509IssuerSerial>` +
    `<ds:X509IssuerName>${escapeText(issuer)}</ds:X509IssuerName>` +
    `<ds:X509SerialNumber>${facts.serialNumber}</ds:X509SerialNumber>` +
    '</ds:X509IssuerSerial></ds:X509Data></KeyInfo>'
  );
}
