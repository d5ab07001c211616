import { readdirSync } from 'node:fs';
import { explanations, isExplainedCode } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { latchkey, vectors } from '../testing/run-latchkey.ts';

const metadata = (file: string, ...args: string[]) => latchkey(['saml', 'metadata', `metadata/${file}`, ...args]);

describe('saml metadata', () => {
  it('shows an identity provider', async () => {
    expect(await metadata('entra/app-federationmetadata.xml')).toEqual({
      exitCode: 0,
      err: '',
      out: `Metadata of an identity provider (it signs people in)
  Entity ID              https://sts.windows.net/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/
  Product                Microsoft Entra ID
  Signed                 yes, and not altered since
  Wants signed requests  no

Sign-in addresses
  HTTP-Redirect  https://login.microsoftonline.com/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/saml2
  HTTP-POST      https://login.microsoftonline.com/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/saml2

Sign-out addresses
  HTTP-Redirect  https://login.microsoftonline.com/7f3c2b1a-5d4e-4c6b-9a8f-0e1d2c3b4a59/saml2

Signing certificates (1)
  CN=Microsoft Azure Federated SSO Certificate
    Thumbprint  84BF1561A172E39196F69BF4BB606438B0114E89
    SHA-256     8cbe0a507828608c1e63815f0dd07c664233daacdc4357fd125ac4453bd12eba
    Key         RSA 2048
    Valid       from 2026-11-23 12:47:53 UTC until 2029-11-23 12:47:53 UTC
                expires in 2 years

No warnings.
`,
    });
  });

  it('shows a service provider', async () => {
    expect(await metadata('rejected/METADATA_IS_SERVICE_PROVIDER/sp.xml')).toEqual({
      exitCode: 0,
      err: '',
      out: `Metadata of a service provider (an application that people sign in to)
  Entity ID                https://app.example.com/saml/metadata
  Signs its requests       no
  Wants signed assertions  no

Answers are sent to (ACS URL)
  HTTP-POST  https://app.example.com/saml/acs
`,
    });
  });

  it('warns, and says how long a certificate is good at another time', async () => {
    const late = await metadata('entra/app-federationmetadata.xml', '--at', '2029-11-24T00:00:00Z');
    expect(late.exitCode).toBe(0);
    expect(late.out).toContain('                expired 11 hours ago\n\nWarnings (1)\n  ALL_CERTIFICATES_EXPIRED: ');
    const early = await metadata('entra/app-federationmetadata.xml', '--at', '2026-11-20T00:00:00Z');
    expect(early.out).toContain('                begins in 3 days\n\nWarnings (1)\n  CERTIFICATE_NOT_YET_VALID: ');
    expect((await metadata('entra/tenant-federationmetadata.xml')).out).toContain('  ENTRA_TENANT_WIDE_DOCUMENT: ');
  });

  it('picks one of several', async () => {
    const several = await metadata('special/aggregate.xml');
    expect(several.exitCode).toBe(1);
    expect(several.out).toMatch(/\(METADATA_ENTITY_AMBIGUOUS\)\n.*\n\nChoose one with --entity-id\.\n$/s);
    const one = await metadata('special/aggregate.xml', '--entity-id', 'https://idp.nested.example/');
    expect(one.out).toContain('\n  Entity ID              https://idp.nested.example/\n');
    const none = await metadata('special/aggregate.xml', '--entity-id', 'https://none.example/', '--json');
    expect(JSON.parse(none.out).rejection.code).toBe('METADATA_ENTITY_NOT_FOUND');
  });

  it('prints JSON', async () => {
    expect(JSON.parse((await metadata('entra/app-federationmetadata.xml', '--json')).out)).toMatchObject({
      ok: true,
      role: 'identity-provider',
      vendor: 'entra',
      validUntil: null,
      signingCertificates: [{ sha1: '84BF1561A172E39196F69BF4BB606438B0114E89', notAfter: '2029-11-23T12:47:53.000Z' }],
      warnings: [],
    });
    const sp = await metadata('rejected/METADATA_IS_SERVICE_PROVIDER/sp.xml', '--json');
    expect(JSON.parse(sp.out)).toMatchObject({ ok: true, role: 'service-provider', acs: [{ index: 0 }] });
  });
});

describe('a file that cannot be used', () => {
  const codes = readdirSync(new URL('metadata/rejected/', vectors)).filter(
    (code) => code !== 'METADATA_IS_SERVICE_PROVIDER',
  );

  it.each(codes)('%s', async (code) => {
    const files = readdirSync(new URL(`metadata/rejected/${code}/`, vectors));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const path = `rejected/${code}/${file}`;
      const { exitCode, out, err } = await metadata(path);
      const headline = isExplainedCode(code) ? explanations[code].headline : code;
      expect({ exitCode, err, first: out.split('\n')[0] }).toEqual({
        exitCode: 1,
        err: '',
        first: `Refused: ${headline} (${code})`,
      });
      const json = JSON.parse((await metadata(path, '--json')).out);
      expect(json).toMatchObject({ ok: false, rejection: { code }, explanation: { headline } });
    }
  });
});

it('reads the metadata of every product that there is a sample of', async () => {
  for (const [file, product] of [
    ['okta/metadata.xml', 'Okta'],
    ['google/GoogleIDPMetadata.xml', 'Google Workspace'],
    ['adfs/FederationMetadata.xml', 'AD FS'],
    ['keycloak/descriptor.xml', 'Keycloak'],
    ['shibboleth/idp-metadata.xml', 'Shibboleth'],
    ['simplesamlphp/metadata.xml', 'SimpleSAMLphp'],
  ] as const) {
    const { exitCode, out } = await metadata(file);
    expect([file, exitCode]).toEqual([file, 0]);
    expect(out).toMatch(new RegExp(`\\n  Product +${product}\\n`));
  }
});
