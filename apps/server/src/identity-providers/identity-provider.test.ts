import { type IdpMetadata, instant } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { sameTrust, spValuesOf, stateOf } from './identity-provider.ts';

describe('the state', () => {
  const saved = { enabled: true, revision: 2, provenRevision: null, changedAt: 1000 };
  it.each([
    ['ready', saved, null],
    ['failing', saved, 1000],
    ['ready', saved, 999],
    ['proven', { ...saved, provenRevision: 2 }, null],
    ['failing', { ...saved, provenRevision: 2 }, 2000],
    ['unproven', { ...saved, provenRevision: 1 }, null],
    ['unproven', { ...saved, provenRevision: 1 }, 999],
    ['disabled', { ...saved, enabled: false, provenRevision: 2 }, 2000],
  ] as const)('%s of %j when last refused at %s', (state, provider, lastRefusedAt) => {
    expect(stateOf(provider, lastRefusedAt)).toBe(state);
  });
});

it('has SP values that are its own', () => {
  expect(spValuesOf('https://sso.example.com', 'idp_1', 'contoso')).toEqual({
    entityId: 'https://sso.example.com/saml/idp_1',
    acsUrl: 'https://sso.example.com/saml/idp_1/acs',
    sloUrl: 'https://sso.example.com/saml/idp_1/slo',
    metadataUrl: 'https://sso.example.com/saml/idp_1/metadata',
    signOnUrl: 'https://sso.example.com/sign-in/contoso?provider=idp_1',
  });
});

describe('sameTrust', () => {
  const endpoint = { binding: 'redirect', location: 'https://a', responseLocation: null };
  const certificate = (sha256: string) => ({
    base64: sha256,
    sha256,
    sha1: '',
    subject: '',
    notBefore: instant(0),
    notAfter: instant(0),
    keyType: '',
  });
  const metadata: IdpMetadata = {
    entityId: 'e',
    displayName: null,
    vendor: 'entra',
    singleSignOnServices: [endpoint, { ...endpoint, binding: 'post' }],
    singleLogoutServices: [],
    signingCertificates: [certificate('1'), certificate('2')],
    nameIdFormats: [],
    wantAuthnRequestsSigned: false,
    validUntil: null,
    cacheSeconds: null,
    signature: null,
    warnings: [],
  };

  it.each([
    [
      'the order',
      {
        singleSignOnServices: metadata.singleSignOnServices.toReversed(),
        signingCertificates: metadata.signingCertificates.toReversed(),
      },
    ],
    ['the name', { displayName: 'New name', validUntil: instant(1) }],
  ])('overlooks a change of %s', (_name, change) => {
    expect(sameTrust(metadata, { ...metadata, ...change })).toBe(true);
  });

  it.each([
    ['the entity ID', { entityId: 'other' }],
    ['a key', { signingCertificates: [certificate('1')] }],
    ['an address', { singleSignOnServices: [endpoint, { ...endpoint, binding: 'post', location: 'https://b' }] }],
    ['the logout address', { singleLogoutServices: [endpoint] }],
    [
      'a response address',
      {
        singleSignOnServices: [
          { ...endpoint, responseLocation: 'https://b' },
          { ...endpoint, binding: 'post' },
        ],
      },
    ],
  ])('sees a change of %s', (_name, change) => {
    expect(sameTrust(metadata, { ...metadata, ...change })).toBe(false);
  });
});
