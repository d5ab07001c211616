/** Reads an identity provider's metadata (Metadata 2.3, 2.4.3) and says what is wrong with a file that is none. */
import type { X509Facts } from '../crypto/describe-x509.ts';
import { encodeBase64 } from '../crypto/index.ts';
import { readDateTime } from '../date-time.ts';
import { readDuration } from '../duration.ts';
import { accept, type Instant, instant, reject, type Verdict } from '../verdict.ts';
import { attributeOf, childrenOf, namespaces, positionOf, trimmedTextOf, type XmlElement } from '../xml/index.ts';
import { checkMetadataSignature } from './check-metadata-signature.ts';
import { certificateInfo } from './describe-certificate.ts';
import { detectVendor } from './detect-vendor.ts';
import { type FoundEntity, findEntity } from './find-entity.ts';
import { lintMetadata } from './lint-metadata.ts';
import { parseUpload } from './parse-upload.ts';
import { readCertificates } from './read-certificates.ts';
import { readDisplayName } from './read-display-name.ts';
import { offeredBindings, readBrowserEndpoints } from './read-endpoints.ts';
import { bindings, type Endpoint, type IdpMetadata } from './types.ts';

/**
 * Kept are the SAML 2.0 identity provider role's HTTP-Redirect and HTTP-POST addresses and every signing certificate,
 * inactive ones too; WS-Federation roles and other bindings are passed over. What works but will not for long, or looks like
 * the wrong document, is a warning.
 *
 * Codes: METADATA_*, and those of the parser with the place in the file.
 *
 * @param bytes the file as uploaded, at most 2 MB; a byte order mark is fine.
 * @param options.now for expiry warnings. `options.entityId` picks one entity of an aggregate;
 *   without it several identity providers give METADATA_ENTITY_AMBIGUOUS with their entity IDs in `received`.
 */
export function readIdpMetadata(
  bytes: Uint8Array,
  options: { readonly now: Instant; readonly entityId?: string },
): Verdict<IdpMetadata> {
  const parsed = parseUpload(bytes);
  if (!parsed.ok) return parsed;
  const found = findEntity(parsed.value, 'IDPSSODescriptor', options.entityId);
  if (!found.ok) return found;
  const certificates = readSigningCertificates(found.value.role);
  if (!certificates.ok) return certificates;
  const signOn = readSingleSignOn(found.value.role);
  if (!signOn.ok) return signOn;
  const logout = readBrowserEndpoints(found.value.role, 'SingleLogoutService');
  if (!logout.ok) return logout;
  const signed = [found.value.entity, ...ancestorsOf(found.value.entity), found.value.role];
  const keys = certificates.value.map(({ der }) => encodeBase64(der));
  const signature = checkMetadataSignature(signed, keys);
  if (!signature.ok) return signature;
  return accept(assemble(found.value, certificates.value, signOn.value, logout.value, signature.value, options.now));
}

function assemble(
  { entityId, entity, role }: FoundEntity,
  certificates: readonly X509Facts[],
  singleSignOnServices: readonly Endpoint[],
  singleLogoutServices: readonly Endpoint[],
  signature: IdpMetadata['signature'],
  now: Instant,
): IdpMetadata {
  const vendor = detectVendor(
    entityId,
    singleSignOnServices.map(({ location }) => location),
  );
  const validUntil = earliestValidUntil([role, entity, ...ancestorsOf(entity)]);
  const endpoints = [...singleSignOnServices, ...singleLogoutServices];
  return {
    entityId,
    displayName: readDisplayName(entity, role),
    vendor,
    singleSignOnServices,
    singleLogoutServices,
    signingCertificates: certificates.map(certificateInfo),
    nameIdFormats: childrenOf(role, namespaces.metadata, 'NameIDFormat').map((format) => trimmedTextOf(format) ?? ''),
    wantAuthnRequestsSigned: isTrue(attributeOf(role, 'WantAuthnRequestsSigned')),
    validUntil,
    cacheSeconds: shortestCacheDuration([role, entity, ...ancestorsOf(entity)]),
    signature,
    warnings: lintMetadata({ entityId, vendor, endpoints, certificates, validUntil }, now),
  };
}

function readSigningCertificates(role: XmlElement): Verdict<readonly X509Facts[]> {
  const certificates = readCertificates(role, 'signing');
  if (!certificates.ok || certificates.value.length > 0) return certificates;
  const advice = 'Without one no sign-in can be verified: see that the identity provider signs, and download it again.';
  return reject({
    code: 'METADATA_NO_SIGNING_CERTIFICATE',
    message: `The file has no signing certificate for SAML 2.0. ${advice}`,
    facts: { keyDescriptors: childrenOf(role, namespaces.metadata, 'KeyDescriptor').length },
    position: positionOf(role),
  });
}

function readSingleSignOn(role: XmlElement): Verdict<readonly Endpoint[]> {
  const services = readBrowserEndpoints(role, 'SingleSignOnService');
  if (!services.ok || services.value.length > 0) return services;
  const received = offeredBindings(role, 'SingleSignOnService');
  return reject({
    code: 'METADATA_NO_SINGLE_SIGN_ON_SERVICE',
    message: 'The file has no sign-on address (SingleSignOnService) by HTTP-Redirect or HTTP-POST.',
    expected: [bindings.redirect, bindings.post],
    received,
    position: positionOf(role),
  });
}

function ancestorsOf(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let up = element.parent; up !== null; up = up.parent) found.push(up);
  return found;
}

/** A bound on an outer element holds for all inside (Metadata 2.3.1); one that is no time is passed over. */
function earliestValidUntil(elements: readonly XmlElement[]): Instant | null {
  const times = elements
    .map((element) => readDateTime(attributeOf(element, 'validUntil') ?? ''))
    .filter((time) => time !== null);
  return times.length === 0 ? null : instant(Math.min(...times));
}

/** As with `validUntil`, the strictest bound counts. */
function shortestCacheDuration(elements: readonly XmlElement[]): number | null {
  const durations = elements
    .map((element) => readDuration(attributeOf(element, 'cacheDuration') ?? ''))
    .filter((seconds) => seconds !== null);
  return durations.length === 0 ? null : Math.min(...durations);
}

/** xs:boolean. */
function isTrue(value: string | null): boolean {
  return value !== null && /^\s*(?:true|1)\s*$/.test(value);
}
