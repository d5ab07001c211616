/** Metadata as text for people, and as JSON. */
import {
  bindings,
  type CertificateInfo,
  describeCertificate,
  type Endpoint,
  type IdpMetadata,
  type Instant,
  type SpMetadata,
} from '@latchkey/saml';
import { page, table, wrap } from '../text/blocks.ts';
import { printable } from '../text/printable.ts';
import type { Style } from '../text/style.ts';
import { distance, isoTime, timeText, timeWithDistance } from '../text/times.ts';

const vendors: Readonly<Record<IdpMetadata['vendor'], string>> = {
  entra: 'Microsoft Entra ID',
  okta: 'Okta',
  google: 'Google Workspace',
  adfs: 'AD FS',
  keycloak: 'Keycloak',
  shibboleth: 'Shibboleth',
  simplesamlphp: 'SimpleSAMLphp',
  other: 'not recognised',
};

export function idpMetadataText(metadata: IdpMetadata, now: Instant, style: Style): string {
  const { validUntil, signature, signingCertificates, warnings, nameIdFormats } = metadata;
  return page([
    style.title('Metadata of an identity provider (it signs people in)'),
    ...table([
      ['Entity ID', printable(metadata.entityId)],
      ['Name', metadata.displayName === null ? null : printable(metadata.displayName)],
      ['Product', vendors[metadata.vendor]],
      ['Valid until', validUntil === null ? null : timeWithDistance(validUntil, now)],
      ['Signed', signatureText(signature)],
      ['Wants signed requests', metadata.wantAuthnRequestsSigned ? 'yes' : 'no'],
      ['Name formats', nameIdFormats.map((format) => printable(format))],
    ]),
    ...endpointLines('Sign-in addresses', metadata.singleSignOnServices, style),
    ...endpointLines('Sign-out addresses', metadata.singleLogoutServices, style),
    ...certificateLines('Signing certificates', signingCertificates, now, style),
    '',
    ...(warnings.length === 0
      ? [style.good('No warnings.')]
      : [
          style.warn(`Warnings (${warnings.length})`),
          ...warnings.flatMap(({ code, message }) => wrap(`${code}: ${printable(message)}`, 2)),
        ]),
  ]);
}

export function spMetadataText(metadata: SpMetadata, now: Instant, style: Style): string {
  const acs = metadata.acs.map(({ binding, location, isDefault }) => ({
    binding,
    location: `${location}${isDefault ? ' (default)' : ''}`,
  }));
  return page([
    style.title('Metadata of a service provider (an application that people sign in to)'),
    ...table([
      ['Entity ID', printable(metadata.entityId)],
      ['Signs its requests', metadata.authnRequestsSigned ? 'yes' : 'no'],
      ['Wants signed assertions', metadata.wantAssertionsSigned ? 'yes' : 'no'],
      ['Name formats', metadata.nameIdFormats.map((format) => printable(format))],
    ]),
    ...endpointLines('Answers are sent to (ACS URL)', acs, style),
    ...endpointLines('Sign-out addresses', metadata.singleLogoutServices, style),
    ...certificateLines('Signing certificates', described(metadata.signingCertificates), now, style),
    ...certificateLines('Encryption certificates', described(metadata.encryptionCertificates), now, style),
  ]);
}

/** The reader of the metadata has accepted each of them. */
const described = (certificates: readonly string[]): readonly CertificateInfo[] =>
  certificates.flatMap((base64) => {
    const certificate = describeCertificate(base64);
    return certificate.ok ? [certificate.value] : [];
  });

const bindingNames: ReadonlyMap<string, string> = new Map([
  [bindings.redirect, 'HTTP-Redirect'],
  [bindings.post, 'HTTP-POST'],
]);

type Address = Pick<Endpoint, 'binding' | 'location'>;

function endpointLines(title: string, endpoints: readonly Address[], style: Style): string[] {
  if (endpoints.length === 0) return [];
  const rows = endpoints.map(
    ({ binding, location }) => [printable(bindingNames.get(binding) ?? binding), printable(location)] as const,
  );
  return ['', style.title(title), ...table(rows)];
}

function certificateLines(
  title: string,
  certificates: readonly CertificateInfo[],
  now: Instant,
  style: Style,
): string[] {
  if (certificates.length === 0) return [];
  return [
    '',
    style.title(`${title} (${certificates.length})`),
    ...certificates.flatMap((certificate) => [
      `  ${printable(certificate.subject === '' ? '(without a name)' : certificate.subject)}`,
      ...table(
        [
          ['Thumbprint', certificate.sha1],
          ['SHA-256', certificate.sha256],
          ['Key', certificate.keyType],
          ['Valid', `from ${timeText(certificate.notBefore)} until ${timeText(certificate.notAfter)}`],
          ['', validity(certificate, now, style)],
        ],
        4,
      ),
    ]),
  ];
}

function validity({ notBefore, notAfter }: CertificateInfo, now: Instant, style: Style): string {
  if (notAfter < now) return style.bad(`expired ${distance(notAfter, now)}`);
  if (notBefore > now) return style.warn(`begins ${distance(notBefore, now)}`);
  return style.good(`expires ${distance(notAfter, now)}`);
}

function signatureText(signature: IdpMetadata['signature']): string {
  if (signature === null) return 'no';
  return signature.valid ? 'yes, and not altered since' : 'yes, in a way that cannot be checked here';
}

/** Times in ISO 8601. */
export function metadataJson(metadata: IdpMetadata): object {
  return {
    ...metadata,
    validUntil: isoTime(metadata.validUntil),
    signingCertificates: metadata.signingCertificates.map((certificate) => ({
      ...certificate,
      notBefore: isoTime(certificate.notBefore),
      notAfter: isoTime(certificate.notAfter),
    })),
  };
}
