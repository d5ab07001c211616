import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instant } from '../verdict.ts';
import { readIdpMetadata } from './read-idp-metadata.ts';
import { bindings } from './types.ts';

const folder = new URL('../../../../vectors/metadata/', import.meta.url);
const file = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const clock = '2026-12-07T09:30:02Z';
const at = (time: string) => instant(Date.parse(time));

function read(name: string, now = clock, entityId?: string) {
  const verdict = readIdpMetadata(file(name), { now: at(now), ...(entityId === undefined ? {} : { entityId }) });
  if (!verdict.ok) throw new Error(`${verdict.rejection.code}: ${verdict.rejection.message}`);
  return verdict.value;
}
const warningsOf = (name: string, now = clock) => read(name, now).warnings.map(({ code }) => code);
function refusal(name: string, entityId?: string) {
  const verdict = readIdpMetadata(file(name), { now: at(clock), ...(entityId === undefined ? {} : { entityId }) });
  if (verdict.ok) throw new Error('accepted');
  return verdict.rejection;
}

const tenant = '7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59';
const email = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

describe('the documents of Entra ID', () => {
  const saml2 = `https://login.microsoftonline.com/${tenant}/saml2`;

  it.each(['app-federationmetadata.xml', 'app-federationmetadata.no-bom.xml'])('reads %s', (name) => {
    const { signingCertificates, signature, ...metadata } = read(`entra/${name}`);
    expect(metadata).toEqual({
      entityId: `https://sts.windows.net/${tenant}/`,
      displayName: null,
      vendor: 'entra',
      singleSignOnServices: [
        { binding: bindings.redirect, location: saml2, responseLocation: null },
        { binding: bindings.post, location: saml2, responseLocation: null },
      ],
      singleLogoutServices: [{ binding: bindings.redirect, location: saml2, responseLocation: null }],
      nameIdFormats: [],
      wantAuthnRequestsSigned: false,
      validUntil: null,
      cacheSeconds: null,
      warnings: [],
    });
    expect(signingCertificates).toHaveLength(1);
    expect(signingCertificates[0]).toMatchObject({
      subject: 'CN=Microsoft Azure Federated SSO Certificate',
      keyType: 'RSA 2048',
      notAfter: at('2029-11-23T12:47:53Z'),
    });
    expect(signature).toEqual({ valid: true, certificateSha256: signingCertificates[0]?.sha256 });
  });

  it('keeps inactive certificates, whichever is active', () => {
    const before = read('entra/app-federationmetadata.rollover-before-activation.xml');
    const after = read('entra/app-federationmetadata.rollover-after-activation.xml');
    expect(before.signingCertificates).toHaveLength(2);
    expect(after.signingCertificates).toEqual(before.signingCertificates);
    expect(after.signature?.certificateSha256).toBe(before.signingCertificates[1]?.sha256);
  });

  it('warns of the tenant-wide document and of the one for all tenants', () => {
    const { signingCertificates, warnings } = read('entra/tenant-federationmetadata.xml');
    expect(signingCertificates).toHaveLength(4);
    expect(warnings).toEqual([
      {
        code: 'ENTRA_TENANT_WIDE_DOCUMENT',
        message: expect.stringContaining("application's Single sign-on page"),
        facts: { certificates: 4 },
      },
    ]);
    expect(warningsOf('special/entra-common.xml')).toEqual(['ENTRA_COMMON_ENDPOINT', 'ENTRA_TENANT_WIDE_DOCUMENT']);
  });
});

describe('the documents of other products', () => {
  it('reads Okta', () => {
    const metadata = read('okta/metadata.xml');
    expect(metadata).toMatchObject({
      entityId: 'http://www.okta.com/exk1a2b3c4d5E6F7g8h9',
      vendor: 'okta',
      nameIdFormats: [email, 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'],
      singleLogoutServices: [],
      signature: null,
      warnings: [],
    });
    expect(metadata.singleSignOnServices.map(({ binding }) => binding)).toEqual([bindings.post, bindings.redirect]);
    expect(metadata.signingCertificates[0]?.subject).toBe(
      'C=US, ST=California, L=San Francisco, O=Okta, OU=SSOProvider, CN=contoso-dev, emailAddress=info@okta.example',
    );
  });

  it('reads Google', () => {
    const metadata = read('google/GoogleIDPMetadata.xml');
    expect(metadata).toMatchObject({
      entityId: 'https://accounts.google.com/o/saml2?idpid=C01a2b3c4',
      vendor: 'google',
      validUntil: at('2031-10-12T08:15:47.000Z'),
      warnings: [],
    });
    expect(metadata.signingCertificates).toHaveLength(2);
    expect(metadata.singleSignOnServices[0]?.location).toBe('https://accounts.google.com/o/saml2/idp?idpid=C01a2b3c4');
  });

  it('reads AD FS: the identity provider role only, the signing key only', () => {
    const metadata = read('adfs/FederationMetadata.xml');
    expect(metadata).toMatchObject({
      entityId: 'http://fs.contoso.example/adfs/services/trust',
      vendor: 'adfs',
      signature: { valid: true, certificateSha256: metadata.signingCertificates[0]?.sha256 },
      warnings: [],
    });
    expect(metadata.signingCertificates.map(({ subject }) => subject)).toEqual([
      'CN=ADFS Signing - fs.contoso.example',
    ]);
    expect(metadata.singleLogoutServices).toHaveLength(2);
  });

  it('reads Keycloak: no SOAP, no artifacts', () => {
    const metadata = read('keycloak/descriptor.xml');
    expect(metadata).toMatchObject({ vendor: 'keycloak', wantAuthnRequestsSigned: true, warnings: [] });
    expect(metadata.singleSignOnServices.map(({ binding }) => binding)).toEqual([bindings.post, bindings.redirect]);
    expect(metadata.singleLogoutServices.map(({ binding }) => binding)).toEqual([bindings.post, bindings.redirect]);
  });

  it('reads Shibboleth: comments, several protocols, UI names', () => {
    const metadata = read('shibboleth/idp-metadata.xml');
    expect(metadata).toMatchObject({
      entityId: 'https://idp.uni.example/idp/shibboleth',
      displayName: 'Example University',
      vendor: 'shibboleth',
      singleLogoutServices: [],
      validUntil: at('2046-10-18T10:04:05.123Z'),
    });
    expect(metadata.signingCertificates.map(({ keyType }) => keyType)).toEqual(['RSA 3072', 'RSA 3072']);
  });

  it('reads SimpleSAMLphp: an EC key, a separate response address, an organisation', () => {
    const metadata = read('simplesamlphp/metadata.xml');
    expect(metadata).toMatchObject({ displayName: 'Example & Friends', vendor: 'simplesamlphp' });
    expect(metadata.signingCertificates.map(({ keyType }) => keyType)).toEqual(['EC P-256', 'RSA 2048']);
    expect(metadata.singleLogoutServices[0]?.responseLocation).toBe(
      'https://login.example.org/simplesaml/saml2/idp/SingleLogoutResponse.php',
    );
  });
});

describe('special shapes', () => {
  it('asks which entity of an aggregate is meant, nested ones included', () => {
    const { code, received } = refusal('special/aggregate.xml');
    expect([code, received]).toEqual([
      'METADATA_ENTITY_AMBIGUOUS',
      ['http://www.okta.com/exk1a2b3c4d5E6F7g8h9', 'https://idp.nested.example/'],
    ]);
    expect(read('special/aggregate.xml', clock, 'https://idp.nested.example/').entityId).toBe(
      'https://idp.nested.example/',
    );
    expect(refusal('special/aggregate.xml', 'https://app.example.com/saml/metadata').code).toBe(
      'METADATA_ENTITY_NOT_FOUND',
    );
  });

  it('takes the one identity provider of an aggregate, and its validUntil', () => {
    const metadata = read('special/aggregate-of-one-idp.xml');
    expect([metadata.vendor, metadata.validUntil]).toEqual(['okta', at('2026-12-01T00:00:00Z')]);
    expect(metadata.warnings).toMatchObject([
      { code: 'METADATA_VALID_UNTIL_PASSED', facts: { validUntil: '2026-12-01T00:00:00.000Z' } },
    ]);
  });

  it('keeps each certificate once, takes a key without use, and not the authority of a chain', () => {
    expect(read('special/key-without-use.xml').signingCertificates).toHaveLength(1);
    expect(read('special/duplicate-certificates.xml').signingCertificates).toHaveLength(2);
    const chain = read('special/certificate-chain.xml').signingCertificates;
    expect(chain.map(({ subject }) => subject)).toEqual(['CN=leaf.example']);
  });

  it('warns of plain http, but not on the machine itself', () => {
    expect(read('special/http-address.xml').warnings).toMatchObject([
      { code: 'ADDRESS_NOT_HTTPS', facts: { address: 'http://idp.example/sso' } },
    ]);
    expect(warningsOf('special/http-loopback.xml')).toEqual([]);
  });

  it('warns of a weak key', () => {
    expect(read('special/weak-key.xml').warnings).toMatchObject([{ code: 'WEAK_KEY', facts: { keyType: 'RSA 1024' } }]);
  });

  it('warns of dates', () => {
    const app = 'entra/app-federationmetadata.xml';
    expect(warningsOf(app, '2029-09-24T12:47:00Z')).toEqual([]);
    expect(read(app, '2029-09-25T12:47:53Z').warnings).toMatchObject([
      { code: 'CERTIFICATE_EXPIRES_SOON', facts: { days: 59, at: '2029-11-23T12:47:53.000Z' } },
    ]);
    expect(warningsOf(app, '2029-11-23T12:47:54Z')).toEqual(['ALL_CERTIFICATES_EXPIRED']);
    expect(warningsOf(app, '2026-11-23T12:47:52Z')).toEqual(['CERTIFICATE_NOT_YET_VALID']);
    const between = read('google/GoogleIDPMetadata.xml', '2037-01-01T00:00:00Z');
    expect(between.warnings.map(({ code }) => code)).toEqual(['CERTIFICATE_EXPIRED', 'METADATA_VALID_UNTIL_PASSED']);
    expect(between.warnings[0]?.facts?.sha256).toBe(between.signingCertificates[1]?.sha256);
  });
});

describe('files that are refused', () => {
  const names = readdirSync(new URL('rejected/', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(entry.parentPath.lastIndexOf('/') + 1)}/${entry.name}`);

  it('has files for all codes that an upload can get', () => {
    expect(new Set(names.map((name) => name.split('/')[0])).size).toBe(19);
  });

  it.each(names)('refuses %s', (name) => {
    expect(refusal(`rejected/${name}`).code).toBe(name.split('/')[0]);
  });

  it('says what was found and what to do', () => {
    const says = (name: string) => refusal(`rejected/${name}`).message;
    expect(says('METADATA_NOT_XML/archive.zip')).toContain('a ZIP archive');
    expect(says('METADATA_NOT_XML/document.pdf')).toContain('a PDF document');
    expect(says('METADATA_NOT_XML/text.xml')).toContain('plain text');
    expect(says('METADATA_NOT_XML/binary.xml')).toContain('a binary file');
    expect(says('METADATA_NOT_XML/address.xml')).toContain('an address');
    expect(says('METADATA_NOT_XML/copied-from-browser.xml')).toContain('text before the XML');
    expect(says('XML_NOT_WELL_FORMED/truncated.xml')).toMatch(/\(line 1, column \d+\)\. The file is cut short/);
    expect(says('METADATA_NOT_XML/signing-request.pem')).toContain('certificate request');
    expect(says('METADATA_IS_CERTIFICATE/certificate-raw.cer')).toContain('DER');
    expect(says('METADATA_WRONG_ROOT/response.xml')).toContain('its root is Response');
    expect(says('METADATA_WRONG_ROOT/wsdl.xml')).toContain('its root is definitions');
    expect(says('METADATA_PROTOCOL_UNSUPPORTED/saml-1.1.xml')).toContain('urn:oasis:names:tc:SAML:1.1:protocol');
    expect(says('METADATA_PROTOCOL_UNSUPPORTED/ws-federation-only.xml')).toContain('RoleDescriptor');
    expect(says('METADATA_ADDRESS_INVALID/javascript.xml')).toContain("'javascript:alert(1)'");
  });

  it('refuses more than 2 MB', () => {
    const verdict = readIdpMetadata(new Uint8Array(2 * 1024 * 1024 + 1).fill(0x20), { now: at(clock) });
    expect(verdict).toMatchObject({ ok: false, rejection: { code: 'METADATA_TOO_LARGE' } });
  });
});
