/** Makes a self-signed certificate as Entra makes them: RSA, SHA-256, version 3, no extensions. */
import { createHash, webcrypto } from 'node:crypto';
import { type Instant, instant } from '@latchkey/saml';
import { X509CertificateGenerator } from '@peculiar/x509';
import { addYears, isoTime } from '../platform/index.ts';
import type { SigningCertificate } from '../state.ts';

export const federatedSsoSubject = 'CN=Microsoft Azure Federated SSO Certificate';
export const tenantSubject = 'CN=accounts.accesscontrol.windows.net';

export interface SigningCertificateInput {
  readonly id: string;
  /** Default {@link federatedSsoSubject}. */
  readonly subject?: string;
  /** How long it is valid; default 3. */
  readonly years?: number;
  /** Instead of `years`: the moment at which it expires. */
  readonly notAfter?: Instant;
  /** Default 2048. */
  readonly keyBits?: number;
  readonly now: Instant;
}

/** @returns an inactive certificate. Making the key takes around 100 ms. */
export async function createSigningCertificate(input: SigningCertificateInput): Promise<SigningCertificate> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: input.keyBits ?? 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  // A certificate has whole seconds.
  const notBefore = instant(Math.floor(input.now / 1000) * 1000);
  const notAfter = input.notAfter ?? addYears(notBefore, input.years ?? 3);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(input.id),
      name: input.subject ?? federatedSsoSubject,
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
      signingAlgorithm: algorithm,
      keys,
      extensions: [],
    },
    webcrypto,
  );
  const der = Buffer.from(certificate.rawData);
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    id: input.id,
    certificate: der.toString('base64'),
    privateKey: pem('PRIVATE KEY', pkcs8),
    thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
    notBefore: isoTime(notBefore),
    notAfter: isoTime(notAfter),
    active: false,
  };
}

/** 16 bytes in hex; the leading 1 keeps it positive. */
const serialNumber = (id: string) => `1${createHash('sha256').update(id).digest('hex').slice(0, 31)}`;

const pem = (label: string, der: Buffer) =>
  [`-----BEGIN ${label}-----`, ...(der.toString('base64').match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join(
    '\n',
  );
