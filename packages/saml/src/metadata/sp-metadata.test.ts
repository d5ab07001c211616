import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateFrom, privateKeyFromPem } from '../crypto/index.ts';
import { verifyEnveloped } from '../signature/index.ts';
import { parseXml } from '../xml/index.ts';
import { readIdpMetadata } from './read-idp-metadata.ts';
import { readSpMetadata } from './read-sp-metadata.ts';
import { bindings, type SpMetadataInput } from './types.ts';
import { writeSpMetadata } from './write-sp-metadata.ts';

const file = (name: string) => readFileSync(new URL(`../../../../vectors/${name}`, import.meta.url), 'utf8');
const certificate = (name: string) => file(name).replace(/-----[^-]+-----|\s/g, '');
const signing = certificate('requests/sp-signing.crt');
const encryption = certificate('requests/sp-encryption.crt');
const bytes = (text: string) => new TextEncoder().encode(text);
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

const input: SpMetadataInput = {
  entityId: 'https://app.example.com/saml?a="1"&b=<2>',
  acsUrl: 'https://app.example.com/acs',
  sloUrl: 'https://app.example.com/slo',
  signingCertificates: [signing],
  encryptionCertificates: [encryption],
  nameIdFormats: [persistent],
  wantAssertionsSigned: true,
  authnRequestsSigned: false,
};

describe('writeSpMetadata', () => {
  it('writes what readSpMetadata reads', () => {
    expect(readSpMetadata(bytes(writeSpMetadata(input)))).toEqual({
      ok: true,
      value: {
        entityId: input.entityId,
        acs: [{ binding: bindings.post, location: input.acsUrl, index: 0, isDefault: true }],
        singleLogoutServices: [bindings.redirect, bindings.post].map((binding) => ({
          binding,
          location: input.sloUrl,
        })),
        nameIdFormats: [persistent],
        signingCertificates: [signing],
        encryptionCertificates: [encryption],
        authnRequestsSigned: false,
        wantAssertionsSigned: true,
      },
    });
  });

  it('writes a whole document with its elements in the order of the schema', () => {
    const xml = writeSpMetadata(input);
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<md:EntityDescriptor /);
    expect(xml.endsWith('</md:EntityDescriptor>\n')).toBe(true);
    expect([...xml.matchAll(/<(md:\w+)/g)].map((match) => match[1])).toEqual([
      'md:EntityDescriptor',
      'md:SPSSODescriptor',
      'md:KeyDescriptor',
      'md:KeyDescriptor',
      'md:EncryptionMethod',
      'md:EncryptionMethod',
      'md:EncryptionMethod',
      'md:SingleLogoutService',
      'md:SingleLogoutService',
      'md:NameIDFormat',
      'md:AssertionConsumerService',
    ]);
  });

  it('leaves out what there is not', () => {
    const bare = { ...input, sloUrl: null, signingCertificates: [], encryptionCertificates: [], nameIdFormats: [] };
    expect(writeSpMetadata(bare)).not.toMatch(/KeyDescriptor|SingleLogoutService|NameIDFormat/);
    expect(readSpMetadata(bytes(writeSpMetadata(bare)))).toMatchObject({
      ok: true,
      value: { signingCertificates: [] },
    });
  });

  it('carries several keys, in the order given, while they are rotated', () => {
    const keys = { signingCertificates: [signing, encryption], encryptionCertificates: [encryption, signing] };
    expect(readSpMetadata(bytes(writeSpMetadata({ ...input, ...keys })))).toMatchObject({ ok: true, value: keys });
  });

  it('says whether requests are signed and whether assertions have to be', () => {
    for (const authnRequestsSigned of [true, false]) {
      const flags = { authnRequestsSigned, wantAssertionsSigned: !authnRequestsSigned };
      expect(readSpMetadata(bytes(writeSpMetadata({ ...input, ...flags })))).toMatchObject({ ok: true, value: flags });
    }
  });

  it('is signed where that is wanted, as the first child of the root', () => {
    const certificate = certificateFrom(file('requests/sp-signing.crt'));
    const key = privateKeyFromPem(file('requests/sp-signing.key'));
    const xml = writeSpMetadata(input, { id: '_m1', key, certificate, hash: 'sha256' });
    expect(xml).toMatch(
      /<md:EntityDescriptor [^>]* ID="_m1" [^>]*><Signature .*<\/Signature>\n {2}<md:SPSSODescriptor/,
    );
    expect(xml.replace(/<Signature .*<\/Signature>/, '').replace(' ID="_m1"', '')).toBe(writeSpMetadata(input));
    expect(readSpMetadata(bytes(xml))).toEqual(readSpMetadata(bytes(writeSpMetadata(input))));
    const verify = (text: string) => {
      const root = parseXml(bytes(text));
      return root.ok ? verifyEnveloped(root.value, { certificates: [certificate], allowSha1: false }) : root;
    };
    expect(verify(xml)).toMatchObject({ ok: true, value: { signature: { id: '_m1' } } });
    expect(verify(xml.replace('/slo', '/sly'))).toMatchObject({
      ok: false,
      rejection: { code: 'SIGNATURE_DIGEST_MISMATCH' },
    });
    expect(() => writeSpMetadata(input, { id: '1', key, certificate, hash: 'sha256' })).toThrow(TypeError);
  });

  it("is recognised when it is uploaded in place of the identity provider's", () => {
    const verdict = readIdpMetadata(bytes(writeSpMetadata(input)), { now: 0 as never });
    expect(verdict).toMatchObject({
      ok: false,
      rejection: { code: 'METADATA_IS_SERVICE_PROVIDER', received: [input.entityId] },
    });
  });
});

describe('readSpMetadata', () => {
  const codeOf = (xml: string) => {
    const verdict = readSpMetadata(bytes(xml));
    return verdict.ok ? 'accepted' : verdict.rejection.code;
  };
  const written = writeSpMetadata(input);

  it('reads several services, indexes and keys without use', () => {
    const xml = written
      .replace(
        /<md:AssertionConsumerService[^>]+>/,
        (acs) => acs + acs.replace('index="0" isDefault="true"', 'index="7"'),
      )
      .replace(' use="signing"', '');
    expect(readSpMetadata(bytes(xml))).toMatchObject({
      ok: true,
      value: {
        acs: [
          { index: 0, isDefault: true },
          { index: 7, isDefault: false },
        ],
        signingCertificates: [signing],
        encryptionCertificates: [signing, encryption],
      },
    });
  });

  it('reads AD FS, which is a service provider too', () => {
    const verdict = readSpMetadata(bytes(file('metadata/adfs/FederationMetadata.xml')));
    expect(verdict).toMatchObject({ ok: true, value: { entityId: 'http://fs.contoso.example/adfs/services/trust' } });
  });

  it.each([
    ['an identity provider', file('metadata/okta/metadata.xml'), 'METADATA_PROTOCOL_UNSUPPORTED'],
    ['SAML 1.1 only', written.replace('SAML:2.0:protocol', 'SAML:1.1:protocol'), 'METADATA_PROTOCOL_UNSUPPORTED'],
    ['no service', written.replace(/<md:AssertionConsumerService[^>]+>/, ''), 'METADATA_ADDRESS_INVALID'],
    ['an address that is none', written.replace(input.acsUrl, '/acs'), 'METADATA_ADDRESS_INVALID'],
    ['no entityID', written.replace(/ entityID="[^"]+"/, ''), 'METADATA_ENTITY_ID_MISSING'],
    ['a broken certificate', written.replace(signing, signing.slice(0, 200)), 'METADATA_CERTIFICATE_UNREADABLE'],
    ['a certificate', file('requests/sp-signing.crt'), 'METADATA_IS_CERTIFICATE'],
    ['nothing', '', 'METADATA_EMPTY'],
    ['a doctype', written.replace('<md:EntityDescriptor ', '<!DOCTYPE x><md:EntityDescriptor '), 'XML_DTD_FORBIDDEN'],
  ])('refuses %s', (_name, xml, code) => {
    expect(codeOf(xml)).toBe(code);
  });
});
