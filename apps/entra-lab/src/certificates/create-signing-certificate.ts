/** Makes a key and its self-signed certificate as Entra makes them: RSA, SHA-256, version 3, no extensions. */
import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { type Instant, instant, privateKeyFromPem, selfSignedCertificate } from '@latchkey/saml';
import { addYears, isoTime } from '../platform/index.ts';
import type { SigningCertificate } from '../state.ts';

export const federatedSsoSubject = 'CN=Microsoft Azure Federated SSO Certificate';
export const tenantSubject = 'CN=accounts.accesscontrol.windows.net';

export interface SigningCertificateInput {
  readonly id: string;
  /** `CN=` and a name; default {@link federatedSsoSubject}. */
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
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: input.keyBits ?? 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  // A certificate has whole seconds.
  const notBefore = wholeSeconds(input.now);
  const notAfter = wholeSeconds(input.notAfter ?? addYears(notBefore, input.years ?? 3));
  const certificate = selfSignedCertificate({
    serialNumber: serialNumber(input.id),
    commonName: (input.subject ?? federatedSsoSubject).replace(/^CN=/, ''),
    notBefore,
    notAfter,
    privateKey: privateKeyFromPem(pem),
  });
  return {
    id: input.id,
    certificate: Buffer.from(certificate).toString('base64'),
    privateKey: pem,
    thumbprint: createHash('sha1').update(certificate).digest('hex').toUpperCase(),
    notBefore: isoTime(notBefore),
    notAfter: isoTime(notAfter),
    active: false,
  };
}

const wholeSeconds = (at: Instant) => instant(Math.floor(at / 1000) * 1000);

/** 16 bytes; the leading 1 keeps it positive. */
const serialNumber = (id: string) =>
  Buffer.from(`1${createHash('sha256').update(id).digest('hex').slice(0, 31)}`, 'hex');
