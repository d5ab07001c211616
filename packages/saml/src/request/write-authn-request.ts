/** Writes an AuthnRequest (Core 3.4.1). */
import { attributes, escapeText } from '../escape.ts';
import { bindings } from '../metadata/types.ts';
import { namespaces } from '../xml/index.ts';
import type { AuthnRequestInput } from './types.ts';
import { isXmlId } from './xml-id.ts';

/**
 * One line of XML, ready for `encodeRedirect` or, as base64, for a POST form.
 *
 * Scoping, Subject, Conditions and RequestedAuthnContext are never written: Entra ID refuses them or lets sign-ins fail
 * because of them (AADSTS900236, AADSTS75011). ForceAuthn and IsPassive appear only when true.
 *
 * Throws `TypeError` when `id` is no xs:ID: it is ours, and Entra ID would answer AADSTS7500529.
 */
export function writeAuthnRequest(input: AuthnRequestInput): string {
  if (!isXmlId(input.id)) throw new TypeError(`'${input.id}' is not a valid ID: begin it with a letter or '_'.`);
  const request = attributes([
    ['ID', input.id],
    ['Version', '2.0'],
    ['IssueInstant', new Date(input.issueInstant).toISOString()],
    ['Destination', input.destination],
    ['ForceAuthn', input.forceAuthn ? 'true' : null],
    ['IsPassive', input.isPassive ? 'true' : null],
    ['AssertionConsumerServiceURL', input.acsUrl],
    ['ProtocolBinding', bindings.post],
  ]);
  const policy = attributes([
    ['Format', input.nameIdFormat],
    ['AllowCreate', 'true'],
  ]);
  return (
    `<samlp:AuthnRequest xmlns:samlp="${namespaces.protocol}"${request}>` +
    `<saml:Issuer xmlns:saml="${namespaces.assertion}">${escapeText(input.issuer)}</saml:Issuer>` +
    (input.nameIdFormat === null ? '' : `<samlp:NameIDPolicy${policy}/>`) +
    '</samlp:AuthnRequest>'
  );
}
