/** Writes service provider metadata (Metadata 2.4.4), as a whole document with an XML declaration. */
import { attributes, escapeText } from '../escape.ts';
import { namespaces } from '../xml/index.ts';
import { bindings, type SpMetadataInput } from './types.ts';

/** What we can decrypt, the best first: an identity provider that reads this picks from it (Metadata 2.4.1.1). */
const ENCRYPTION_METHODS = [
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
];

/**
 * The document that an admin gives to the identity provider ("Upload metadata file" in Entra ID).
 *
 * The order of elements is the schema's: keys (signing, then encryption), single logout, NameID formats, the one
 * assertion consumer service (HTTP-POST, index 0, default). Single logout is offered by HTTP-Redirect.
 * Nothing in it expires and it is not signed: identity providers read it once, at set-up.
 */
export function writeSpMetadata(input: SpMetadataInput): string {
  const descriptor = attributes([
    ['AuthnRequestsSigned', String(input.authnRequestsSigned)],
    ['WantAssertionsSigned', String(input.wantAssertionsSigned)],
    ['protocolSupportEnumeration', namespaces.protocol],
  ]);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor xmlns:md="${namespaces.metadata}"${attributes([['entityID', input.entityId]])}>`,
    `  <md:SPSSODescriptor${descriptor}>`,
    ...input.signingCertificates.flatMap((certificate) => keyDescriptor('signing', certificate, [])),
    ...input.encryptionCertificates.flatMap((certificate) =>
      keyDescriptor('encryption', certificate, ENCRYPTION_METHODS),
    ),
    ...endpoint('SingleLogoutService', bindings.redirect, input.sloUrl, []),
    ...input.nameIdFormats.map((format) => `    <md:NameIDFormat>${escapeText(format)}</md:NameIDFormat>`),
    ...endpoint('AssertionConsumerService', bindings.post, input.acsUrl, [
      ['index', '0'],
      ['isDefault', 'true'],
    ]),
    '  </md:SPSSODescriptor>',
    '</md:EntityDescriptor>',
  ];
  return `${lines.join('\n')}\n`;
}

function keyDescriptor(use: string, certificate: string, methods: readonly string[]): string[] {
  return [
    `    <md:KeyDescriptor use="${use}">`,
    `      <ds:KeyInfo xmlns:ds="${namespaces.signature}">`,
    `        <ds:X509Data><ds:X509Certificate>${escapeText(certificate)}</ds:X509Certificate></ds:X509Data>`,
    '      </ds:KeyInfo>',
    ...methods.map((algorithm) => `      <md:EncryptionMethod Algorithm="${algorithm}"/>`),
    '    </md:KeyDescriptor>',
  ];
}

function endpoint(
  name: string,
  binding: string,
  location: string | null,
  extra: readonly (readonly [string, string])[],
): string[] {
  if (location === null) return [];
  return [`    <md:${name}${attributes([['Binding', binding], ['Location', location], ...extra])}/>`];
}
