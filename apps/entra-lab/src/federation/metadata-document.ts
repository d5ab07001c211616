/** Writes federation metadata as Entra does: BOM, one line, signed, all certificates in all three roles. */
import { createHash } from 'node:crypto';
import { certificateFrom, escapeXml, privateKeyFromPem, signXml } from '@latchkey/saml';
import type { EnterpriseApplication, LabState, SigningCertificate } from '../state.ts';
import { claimTypes } from './claim-types.ts';

const byteOrderMark = Uint8Array.of(0xef, 0xbb, 0xbf);

const federation = 'http://docs.oasis-open.org/wsfed/federation/200706';
const authorization = 'http://docs.oasis-open.org/wsfed/authorization/200706';

/** "Federation Metadata XML" of one application: its own certificates, inactive ones too, signed with the active one. */
export const appMetadataDocument = (state: LabState, app: EnterpriseApplication, publicUrl: string): Uint8Array =>
  metadataDocument(state, app.certificates, publicUrl);

/** The tenant-wide document, with certificates that no SAML application signs with. */
export const tenantMetadataDocument = (state: LabState, publicUrl: string): Uint8Array =>
  metadataDocument(state, state.tenantCertificates, publicUrl);

function metadataDocument(state: LabState, certificates: SigningCertificate[], publicUrl: string): Uint8Array {
  const signer = certificates.find(({ active }) => active) ?? certificates[0];
  if (!signer) throw new TypeError('Federation metadata needs a certificate.');
  const tenant = { id: state.tenant.id, endpoint: `${publicUrl}/${state.tenant.id}` };
  const roles = rolesXml(tenant, certificates.map(keyDescriptor).join(''));
  const id = documentId(roles);
  const xml =
    `<?xml version="1.0" encoding="utf-8"?><EntityDescriptor ID="${id}" entityID="${stsAddress(tenant.id)}"` +
    ` xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${roles}</EntityDescriptor>`;
  const signed = signXml({
    xml,
    id,
    key: privateKeyFromPem(signer.privateKey),
    certificate: certificateFrom(signer.certificate),
    hash: 'sha256',
    place: 'first-child',
  });
  return Buffer.concat([byteOrderMark, Buffer.from(signed)]);
}

const stsAddress = (tenantId: string) => `https://sts.windows.net/${tenantId}/`;

/** A GUID that changes exactly when the content does. */
function documentId(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  return `_${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}`;
}

const keyDescriptor = ({ certificate }: SigningCertificate) =>
  '<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>' +
  `${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;

const endpointReference = (element: string, address: string) =>
  `<fed:${element}><wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing"><wsa:Address>` +
  `${escapeXml(address)}</wsa:Address></wsa:EndpointReference></fed:${element}>`;

const roleDescriptor = (type: string, content: string) =>
  `<RoleDescriptor xsi:type="fed:${type}" protocolSupportEnumeration="${federation}"` +
  ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="${federation}">${content}</RoleDescriptor>`;

const claimType = ({ uri, displayName, description }: (typeof claimTypes)[number]) =>
  `<auth:ClaimType Uri="${uri}" xmlns:auth="${authorization}"><auth:DisplayName>${displayName}</auth:DisplayName>` +
  `<auth:Description>${description}</auth:Description></auth:ClaimType>`;

const service = (element: string, binding: string, location: string) =>
  `<${element} Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${escapeXml(location)}" />`;

function rolesXml(tenant: { readonly id: string; readonly endpoint: string }, keys: string): string {
  const wsfed = `${tenant.endpoint}/wsfed`;
  const saml = `${tenant.endpoint}/saml2`;
  const passive = endpointReference('PassiveRequestorEndpoint', wsfed);
  return [
    roleDescriptor(
      'SecurityTokenServiceType',
      `${keys}<fed:ClaimTypesOffered>${claimTypes.map(claimType).join('')}</fed:ClaimTypesOffered>` +
        endpointReference('SecurityTokenServiceEndpoint', wsfed) +
        passive,
    ),
    roleDescriptor(
      'ApplicationServiceType',
      keys +
        endpointReference('TargetScopes', stsAddress(tenant.id)) +
        endpointReference('ApplicationServiceEndpoint', wsfed) +
        passive,
    ),
    `<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}`,
    service('SingleLogoutService', 'HTTP-Redirect', saml),
    service('SingleSignOnService', 'HTTP-Redirect', saml),
    service('SingleSignOnService', 'HTTP-POST', saml),
    '</IDPSSODescriptor>',
  ].join('');
}
