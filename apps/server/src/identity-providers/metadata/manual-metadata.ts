/** Metadata made from values that were typed in: checked field by field, then written as the document it would have been. */
import type { ManualMetadata } from '@latchkey/contract';
import { bindings, type CertificateInfo, describeCertificate, escapeXml } from '@latchkey/saml';
import { Problem } from '../../platform/index.ts';
import { type MetadataFile, readMetadata } from './read-metadata.ts';

type Fields = Record<string, string>;

/** Throws INVALID_INPUT with the fields (`entityId`, `signOnUrl`, `logoutUrl`, `certificates`), or METADATA_REJECTED. */
export function readManualMetadata(manual: ManualMetadata, now: number): MetadataFile {
  const fields: Fields = {};
  const entityId = manual.entityId.trim();
  const signOnUrl = manual.signOnUrl.trim();
  const logoutUrl = manual.logoutUrl?.trim() ?? '';
  if (entityId === '') fields.entityId = 'Enter the entity ID, as the identity provider shows it.';
  else if (/\s/.test(entityId)) fields.entityId = 'An entity ID has no blanks or line breaks. Copy it again.';
  const signOn = addressProblem(signOnUrl);
  if (signOn !== null) fields.signOnUrl = signOn;
  const logout = logoutUrl === '' ? null : addressProblem(logoutUrl);
  if (logout !== null) fields.logoutUrl = logout;
  const certificates = readCertificates(manual.certificates, fields);
  if (Object.keys(fields).length > 0) throw new Problem('INVALID_INPUT', { fields });
  const binding = bindings[manual.signOnBinding ?? 'redirect'];
  return readMetadata({ metadata: documentOf({ entityId, signOnUrl, binding, logoutUrl, certificates }) }, now);
}

function addressProblem(text: string): string | null {
  if (text === '') return 'Enter the address, beginning with https://.';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol))
    return 'An address begins with https://. Copy it again.';
  return /\s/.test(text) || url.username !== ''
    ? 'This is no address that people can be sent to. Copy it again.'
    : null;
}

const pemBlock = /-----BEGIN [A-Z0-9 ]+-----[^-]*-----END [A-Z0-9 ]+-----/g;

/** So much of base64 outside of PEM is a certificate of its own; less is what people and tools write around it. */
const bareBase64 = /[A-Za-z0-9+/=\s]{400,}/;

/** A text with several PEM blocks holds several certificates. */
function partsOf(text: string): string[] {
  const blocks = text.match(pemBlock) ?? [];
  if (blocks.length === 0) return text.trim() === '' ? [] : [text];
  const rest = text.replace(pemBlock, '\n\u0000');
  return [...blocks, ...rest.split('\u0000').filter((part) => bareBase64.test(part.trim()))];
}

function readCertificates(texts: readonly string[], fields: Fields): CertificateInfo[] {
  const parts = texts.flatMap(partsOf);
  if (parts.length === 0) fields.certificates = 'Paste the certificate that the identity provider signs with.';
  const found = new Map<string, CertificateInfo>();
  for (const [index, part] of parts.entries()) {
    const read = describeCertificate(part);
    if (read.ok) found.set(read.value.sha256, read.value);
    else {
      const which = parts.length === 1 ? '' : `Certificate ${index + 1}: `;
      fields.certificates ??= `${which}${read.rejection.message}`;
    }
  }
  return [...found.values()];
}

interface Values {
  readonly entityId: string;
  readonly signOnUrl: string;
  readonly binding: string;
  readonly logoutUrl: string;
  readonly certificates: readonly CertificateInfo[];
}

function documentOf({ entityId, signOnUrl, binding, logoutUrl, certificates }: Values): string {
  const keys = certificates.map(
    ({ base64 }) =>
      `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${base64}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
  );
  const logout =
    logoutUrl === '' ? '' : `<SingleLogoutService Binding="${bindings.redirect}" Location="${escapeXml(logoutUrl)}"/>`;
  return [
    `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeXml(entityId)}">`,
    '<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    ...keys,
    logout,
    `<SingleSignOnService Binding="${binding}" Location="${escapeXml(signOnUrl)}"/>`,
    '</IDPSSODescriptor></EntityDescriptor>',
  ].join('');
}
