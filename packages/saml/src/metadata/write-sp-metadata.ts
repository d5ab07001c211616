/** Writes service provider metadata (Metadata 2.4.4), as a whole document with an XML declaration. */
import { bytesOfText } from '../crypto/index.ts';
import { attributes, escapeText } from '../escape.ts';
import { isXmlId } from '../request/xml-id.ts';
import { type ElementSigning, signElement } from '../signature/index.ts';
import { metadataLimits, namespaces, parseXml } from '../xml/index.ts';
import { bindings, type SpMetadataInput } from './types.ts';

export interface SpMetadataSigning extends Omit<ElementSigning, 'place' | 'hash'> {
  /** ID that the document gets, an xs:ID. */
  readonly id: string;
  readonly hash: 'sha256' | 'sha384' | 'sha512';
}

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
 * assertion consumer service (HTTP-POST, index 0, default). Single logout is offered by HTTP-Redirect first, the only binding
 * that Entra ID has for it, and by HTTP-POST. Nothing in it expires: identity providers read it once, at set-up.
 *
 * Throws `TypeError` for a text that XML cannot carry, or a signing ID that is no xs:ID.
 *
 * @param signing for federations that demand it; Entra ID looks at no signature.
 */
export function writeSpMetadata(input: SpMetadataInput, signing: SpMetadataSigning | null = null): string {
  const document = writeDocument(input, signing?.id ?? null);
  return signing === null ? document : sign(document, signing);
}

function sign(document: string, { id, ...signing }: SpMetadataSigning): string {
  if (!isXmlId(id)) throw new TypeError(`'${id}' is not a valid ID: begin it with a letter or '_'.`);
  const parsed = parseXml(bytesOfText(document), metadataLimits);
  if (!parsed.ok) throw new TypeError(`The metadata to sign cannot be read: ${parsed.rejection.message}`);
  return signElement(parsed.value, { ...signing, place: 'first-child' });
}

function writeDocument(input: SpMetadataInput, id: string | null): string {
  const descriptor = attributes([
    ['AuthnRequestsSigned', String(input.authnRequestsSigned)],
    ['WantAssertionsSigned', String(input.wantAssertionsSigned)],
    ['protocolSupportEnumeration', namespaces.protocol],
  ]);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor xmlns:md="${namespaces.metadata}"${attributes([
      ['ID', id],
      ['entityID', input.entityId],
    ])}>`,
    `  <md:SPSSODescriptor${descriptor}>`,
    ...input.signingCertificates.flatMap((certificate) => keyDescriptor('signing', certificate, [])),
    ...input.encryptionCertificates.flatMap((certificate) =>
      keyDescriptor('encryption', certificate, ENCRYPTION_METHODS),
    ),
    ...endpoint('SingleLogoutService', bindings.redirect, input.sloUrl, []),
    ...endpoint('SingleLogoutService', bindings.post, input.sloUrl, []),
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
