/** Remarks on metadata that can be used: what will go wrong, or goes wrong already, and what to do. */
import type { X509Facts } from '../crypto/describe-x509.ts';
import type { Instant } from '../verdict.ts';
import type { CertificateInfo, Endpoint, IdpMetadata, MetadataWarning, MetadataWarningCode } from './types.ts';

const DAY = 86_400_000;
const SOON_DAYS = 60;
/** Subject of the keys that Entra ID uses for the tenant as a whole, never for one application's SAML tokens. */
const ENTRA_TENANT_KEYS = /(?:^|, )CN=accounts\.accesscontrol\.windows\.net(?:,|$)/;
const ENTRA_SHARED_ENDPOINT = /^https:\/\/login\.[^/]+\/(?:common|organizations|consumers)\//i;
const FROM_APPLICATION_PAGE = "download Federation Metadata XML from the application's Single sign-on page";

export interface Lintable {
  readonly entityId: string;
  readonly vendor: string;
  readonly endpoints: readonly Endpoint[];
  readonly certificates: readonly X509Facts[];
  readonly validUntil: Instant | null;
}

/** In order of weight; each certificate and each address is named at most once for one reason. */
export function lintMetadata(metadata: Lintable, now: Instant): MetadataWarning[] {
  return [
    ...lintEntra(metadata),
    ...lintDates(metadata.certificates, now),
    ...lintKeys(metadata.certificates),
    ...lintValidUntil(metadata.validUntil, now),
    ...lintAddresses(metadata.endpoints),
  ];
}

const DATED: readonly MetadataWarningCode[] = [
  'ALL_CERTIFICATES_EXPIRED',
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_EXPIRES_SOON',
  'CERTIFICATE_NOT_YET_VALID',
  'METADATA_VALID_UNTIL_PASSED',
];

/** The remarks on metadata that was read some time ago, as of now: certificates come of age, the rest stays as it was found. */
export function metadataWarningsAt(
  { warnings, signingCertificates, validUntil }: Pick<IdpMetadata, 'warnings' | 'signingCertificates' | 'validUntil'>,
  now: Instant,
): MetadataWarning[] {
  const gone = (sha256: string | number | undefined) =>
    sha256 !== undefined && !signingCertificates.some((certificate) => certificate.sha256 === sha256);
  const lasting = warnings.filter(({ code, facts }) => !DATED.includes(code) && !gone(facts?.sha256));
  return [...lasting, ...lintDates(signingCertificates, now), ...lintValidUntil(validUntil, now)];
}

function lintEntra({ vendor, entityId, endpoints, certificates }: Lintable): MetadataWarning[] {
  const warnings: MetadataWarning[] = [];
  const shared = endpoints.find(({ location }) => ENTRA_SHARED_ENDPOINT.test(location));
  if (vendor === 'entra' && (shared !== undefined || entityId.includes('{tenant'))) {
    const message = `This is Microsoft's document for all tenants (common); ${FROM_APPLICATION_PAGE}.`;
    warnings.push(warning('ENTRA_COMMON_ENDPOINT', message, { address: shared?.location ?? entityId }));
  }
  const tenantKeys = certificates.filter(({ subject }) => ENTRA_TENANT_KEYS.test(subject));
  if (tenantKeys.length > 0) {
    const message = `This is the document of the whole tenant; its keys are not the application's: ${FROM_APPLICATION_PAGE}.`;
    warnings.push(warning('ENTRA_TENANT_WIDE_DOCUMENT', message, { certificates: tenantKeys.length }));
  }
  return warnings;
}

type Dated = Pick<CertificateInfo, 'sha1' | 'sha256' | 'subject'> & {
  readonly notBefore: number;
  readonly notAfter: number;
};

function lintDates(certificates: readonly Dated[], now: Instant): MetadataWarning[] {
  const expired = certificates.filter(({ notAfter }) => notAfter < now);
  if (expired.length === certificates.length && expired.length > 0) {
    const last = Math.max(...expired.map(({ notAfter }) => notAfter));
    const message = `All certificates have expired, the last on ${date(last)}: renew the identity provider's certificate.`;
    return [warning('ALL_CERTIFICATES_EXPIRED', message, { certificates: expired.length, notAfter: time(last) })];
  }
  return certificates.flatMap((certificate) => {
    const { notBefore, notAfter } = certificate;
    if (notAfter < now) {
      return dated('CERTIFICATE_EXPIRED', certificate, `expired on ${date(notAfter)}`, notAfter, now);
    }
    if (notBefore > now) {
      return dated('CERTIFICATE_NOT_YET_VALID', certificate, `is not valid before ${date(notBefore)}`, notBefore, now);
    }
    if (notAfter < now + SOON_DAYS * DAY) {
      return dated('CERTIFICATE_EXPIRES_SOON', certificate, `expires on ${date(notAfter)}`, notAfter, now);
    }
    return [];
  });
}

function dated(code: MetadataWarningCode, { sha1, subject, sha256 }: Dated, what: string, at: number, now: Instant) {
  const days = Math.floor(Math.abs(at - now) / DAY);
  const message = `The certificate ${subject} (thumbprint ${sha1}) ${what}.`;
  return [warning(code, message, { sha256, at: time(at), days })];
}

function lintKeys(certificates: readonly X509Facts[]): MetadataWarning[] {
  return certificates
    .filter(({ weakKey }) => weakKey)
    .map(({ keyType, sha1, sha256 }) => {
      const message = `The certificate with thumbprint ${sha1} has a weak key (${keyType}); RSA 2048 or more is usual.`;
      return warning('WEAK_KEY', message, { sha256, keyType });
    });
}

function lintValidUntil(validUntil: Instant | null, now: Instant): MetadataWarning[] {
  if (validUntil === null || validUntil > now) return [];
  const message = `The document was valid until ${date(validUntil)}: download it again.`;
  return [warning('METADATA_VALID_UNTIL_PASSED', message, { validUntil: time(validUntil) })];
}

function lintAddresses(endpoints: readonly Endpoint[]): MetadataWarning[] {
  const addresses = endpoints.flatMap(({ location, responseLocation }) => [location, responseLocation ?? location]);
  return [...new Set(addresses)]
    .filter((address) => /^http:/i.test(address) && !isLoopback(address))
    .map((address) => warning('ADDRESS_NOT_HTTPS', `The address ${address} is not encrypted (https).`, { address }));
}

/** Nothing leaves the machine: https would protect nothing. */
function isLoopback(address: string): boolean {
  return /^http:\/\/(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?:[:/?#]|$)/i.test(address);
}

function warning(code: MetadataWarningCode, message: string, facts: Record<string, string | number>): MetadataWarning {
  return { code, message, facts };
}

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();
const date = (milliseconds: number): string => time(milliseconds).slice(0, 10);
