import type { CertificateView, MetadataView } from '@latchkey/contract';
import { describe, expect, it } from 'vitest';
import { metadataDifference } from './metadata-difference.ts';

const certificate = (sha256: string): CertificateView => ({
  sha256,
  sha1: `SHA1-${sha256}`,
  subject: 'CN=x',
  notBefore: 0,
  notAfter: 1,
  keyType: 'RSA 2048',
});
const redirect = (location: string) => ({ binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', location });
const metadata = (changes: Partial<MetadataView> = {}): MetadataView => ({
  entityId: 'https://sts.windows.net/a/',
  displayName: null,
  vendor: 'entra',
  singleSignOnServices: [redirect('https://login/a/saml2')],
  singleLogoutServices: [],
  certificates: [certificate('1')],
  warnings: [],
  ...changes,
});

describe('metadataDifference', () => {
  it('is empty for the same content in another order, and for names and warnings', () => {
    const two = metadata({ certificates: [certificate('1'), certificate('2')] });
    const turned = metadata({ certificates: [certificate('2'), certificate('1')], displayName: 'X' });
    expect(metadataDifference(two, turned)).toEqual([]);
  });

  it('names a certificate that comes and one that goes by their thumbprints', () => {
    expect(metadataDifference(metadata(), metadata({ certificates: [certificate('2')] }))).toEqual([
      { what: 'Certificate', kind: 'removed', before: 'SHA1-1', after: null },
      { what: 'Certificate', kind: 'added', before: null, after: 'SHA1-2' },
    ]);
  });

  it('shows another tenant as changed entity ID and address', () => {
    const next = metadata({
      entityId: 'https://sts.windows.net/b/',
      singleSignOnServices: [redirect('https://login/b/saml2')],
    });
    expect(metadataDifference(metadata(), next)).toEqual([
      { what: 'Entity ID', kind: 'changed', before: 'https://sts.windows.net/a/', after: 'https://sts.windows.net/b/' },
      {
        what: 'Sign-on address',
        kind: 'changed',
        before: 'https://login/a/saml2 (HTTP-Redirect)',
        after: 'https://login/b/saml2 (HTTP-Redirect)',
      },
    ]);
  });

  it('tells added from removed addresses', () => {
    expect(
      metadataDifference(metadata(), metadata({ singleLogoutServices: [redirect('https://login/a/out')] })),
    ).toEqual([{ what: 'Logout address', kind: 'added', before: null, after: 'https://login/a/out (HTTP-Redirect)' }]);
  });
});
