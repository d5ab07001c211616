import { writeSpMetadata } from '@latchkey/saml';
import { describe, expect, it } from 'vitest';
import { openTestLab, spAcsUrl, spEntityId, textOf } from '../../testing/lab-harness.ts';
import {
  errorAt,
  noticeOf,
  openPortalTest,
  type PortalTest,
  submitForm,
  upload,
  valuesOf,
} from '../testing/portal-test.ts';

type Fields = readonly (readonly [string, string])[];

const save = (test: PortalTest, fields: Fields) => submitForm(test, `${test.base}/sso/basic`, fields);

const urls = (identifier: string, replyUrl: string): Fields => [
  ['identifier', identifier],
  ['replyUrl', replyUrl],
  ['replyUrlIndex', ''],
];

describe('Basic SAML Configuration', () => {
  it('saves the temporary values of the guide', async () => {
    const test = await openPortalTest();
    const saved = await save(test, urls('https://temporary', 'https://temporary'));
    expect(saved.location).toBe(`${test.base}/sso`);
    expect(test.application.basicSaml).toEqual({
      identifiers: ['https://temporary'],
      replyUrls: [{ url: 'https://temporary', index: null, isDefault: true }],
      signOnUrl: null,
      relayState: null,
      logoutUrl: null,
    });
  });

  it('saves several values, the chosen default identifier first', async () => {
    const test = await openPortalTest();
    await save(test, [
      ['identifier', 'urn:one'],
      ['identifier', 'urn:two'],
      ['defaultIdentifier', '1'],
      ['replyUrl', 'https://app.example.com/one'],
      ['replyUrlIndex', '7'],
      ['replyUrl', 'https://app.example.com/two'],
      ['replyUrlIndex', ''],
      ['defaultReplyUrl', '1'],
      ['signOnUrl', 'https://app.example.com/start'],
      ['relayState', '/reports'],
      ['logoutUrl', 'https://app.example.com/slo'],
    ]);
    expect(test.application.basicSaml).toEqual({
      identifiers: ['urn:two', 'urn:one'],
      replyUrls: [
        { url: 'https://app.example.com/one', index: 7, isDefault: false },
        { url: 'https://app.example.com/two', index: null, isDefault: true },
      ],
      signOnUrl: 'https://app.example.com/start',
      relayState: '/reports',
      logoutUrl: 'https://app.example.com/slo',
    });
  });

  it('shows each message at its row and keeps what was typed', async () => {
    const test = await openPortalTest();
    const page = await save(test, [
      ['identifier', ''],
      ['replyUrl', 'https://app.example.com/fine'],
      ['replyUrlIndex', ''],
      ['replyUrl', 'http://app.example.com/acs'],
      ['replyUrlIndex', '3'],
      ['signOnUrl', 'not a url'],
      ['relayState', 'kept'],
    ]);
    expect(page.status).toBe(400);
    expect(errorAt(page, 'identifier-0')).toBe('Identifier (Entity ID) is required.');
    expect(errorAt(page, 'reply-url-0')).toBeNull();
    expect(errorAt(page, 'reply-url-1')).toBe(
      'Reply URL must start with https:// (http:// is allowed for localhost only).',
    );
    expect(errorAt(page, 'field-signOnUrl')).toMatch(/^Sign on URL must be a valid URL/);
    expect(valuesOf(page, 'replyUrl')).toEqual(['https://app.example.com/fine', 'http://app.example.com/acs']);
    expect(valuesOf(page, 'replyUrlIndex')).toEqual(['', '3']);
    expect(page.body).toContain('value="kept"');
    expect(test.application.basicSaml.identifiers).toEqual([spEntityId]);
  });

  it('puts a message at its row although an empty row stands before it', async () => {
    const test = await openPortalTest();
    const page = await save(test, [...urls('', ''), ...urls('has space', 'https://app.example.com/acs')]);
    expect(valuesOf(page, 'identifier')).toEqual(['has space']);
    expect(errorAt(page, 'identifier-0')).toBe('An identifier cannot contain spaces.');
  });

  it('adds and deletes rows without saving', async () => {
    const test = await openPortalTest();
    const added = await save(test, [...urls('urn:one', 'https://one'), ['do', 'add-identifier']]);
    expect([added.status, valuesOf(added, 'identifier')]).toEqual([200, ['urn:one', '']]);
    const another = await save(test, [...urls('urn:one', 'https://one'), ['do', 'add-reply-url']]);
    expect(valuesOf(another, 'replyUrl')).toEqual(['https://one', '']);
    const rows = [...urls('urn:one', 'https://one'), ...urls('urn:two', 'https://two')];
    const fewer = await save(test, [...rows, ['defaultIdentifier', '1'], ['do', 'delete-identifier:0']]);
    expect(valuesOf(fewer, 'identifier')).toEqual(['urn:two']);
    const noFirst = await save(test, [...rows, ['defaultReplyUrl', '0'], ['do', 'delete-reply-url:0']]);
    expect(valuesOf(noFirst, 'replyUrl')).toEqual(['https://two']);
    expect(test.application.basicSaml.identifiers).toEqual([spEntityId]);
  });

  it('keeps the mark of the default identifier when a row before it is deleted', async () => {
    const test = await openPortalTest();
    const rows: Fields = ['urn:one', 'urn:two', 'urn:three'].map((value) => ['identifier', value]);
    const page = await save(test, [...rows, ['defaultIdentifier', '2'], ['do', 'delete-identifier:0']]);
    expect(/name="defaultIdentifier" value="(\d)"[^>]* checked/.exec(page.body)?.[1]).toBe('1');
  });
});

describe('Upload metadata file', () => {
  const metadata = writeSpMetadata({
    entityId: 'https://sso.example.com/saml/idp_1',
    acsUrl: 'https://sso.example.com/saml/idp_1/acs',
    sloUrl: 'https://sso.example.com/saml/idp_1/slo',
    signingCertificates: [],
    encryptionCertificates: [],
    nameIdFormats: [],
    wantAssertionsSigned: true,
    authnRequestsSigned: false,
  });
  const uploadFile = (test: PortalTest, bytes: Uint8Array) =>
    upload(test, `${test.base}/sso/metadata-upload`, { field: 'file', name: 'sp-metadata.xml', bytes });

  it('fills the form for review and saves nothing', async () => {
    const test = await openPortalTest();
    const page = await uploadFile(test, Buffer.from(metadata));
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain(
      'These values were read from sp-metadata.xml . Review them, then select Save; nothing is saved yet.',
    );
    expect(valuesOf(page, 'identifier')).toEqual(['https://sso.example.com/saml/idp_1']);
    expect(valuesOf(page, 'replyUrl')).toEqual(['https://sso.example.com/saml/idp_1/acs']);
    expect(page.body).toContain('value="https://sso.example.com/saml/idp_1/slo"');
    expect(test.application.basicSaml.replyUrls.map(({ url }) => url)).toEqual([spAcsUrl]);
  });

  it('says why a file is none', async () => {
    const test = await openPortalTest();
    const page = await uploadFile(test, Buffer.from('<html></html>'));
    expect(page.status).toBe(400);
    expect(errorAt(page, 'field-file')).toMatch(/^This file is not a service provider&#39;s metadata: .+ \([A-Z_]+\)$/);
  });
});

describe('the SAML page', () => {
  it('has its five cards, and no test before card 1 is saved', async () => {
    const test = await openPortalTest();
    test.lab.store.update(() => {
      test.application.basicSaml = { ...test.application.basicSaml, identifiers: [], replyUrls: [] };
    });
    const page = await test.user.get(`${test.base}/sso`);
    const titles = [...page.body.matchAll(/<h2 id="card-\d">(.*?)<\/h2>/g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Basic SAML Configuration',
      'Attributes &amp; Claims',
      'SAML Certificates',
      'Set up Example App',
      'Test single sign-on with Example App',
    ]);
    expect(page.body).toMatch(/<button type="submit" class="primary plain-icon" disabled>.*?<span>Test<\/span>/);
    expect(textOf(await test.user.get(`${test.base}/sso/test`))).toContain(
      'Save card 1, Basic SAML Configuration, first',
    );
  });

  it('comes after SAML was selected, with a certificate of three years', async () => {
    const { lab, browser } = await openTestLab();
    const user = browser();
    const created = await user.post('/admin/enterprise-apps/new', { name: 'Latchkey', kind: 'nonGallery' });
    const base = (created.location ?? '').replace('/overview', '');
    expect(textOf(await user.get(`${base}/sso`))).toContain('Select a single sign-on method');
    await user.post(`${base}/sso/method`, { mode: 'saml' });
    expect(textOf(await user.get(`${base}/sso`))).toContain('Set up Single Sign-On with SAML');
    const [certificate] = lab.store.read().applications[0]?.certificates ?? [];
    expect([certificate?.active, certificate?.notAfter]).toEqual([true, '2029-12-07T09:30:00.000Z']);
  });

  it('can be disabled without losing anything', async () => {
    const test = await openPortalTest();
    await test.user.post(`${test.base}/sso/method`, { mode: 'disabled' });
    expect(test.application.singleSignOnMode).toBeNull();
    expect(test.application.certificates).toHaveLength(1);
    const refused = await test.user.post(`${test.base}/sso/method`, { mode: 'linked' });
    expect(noticeOf(await test.user.get(refused.location ?? ''))).toBe('The lab offers SAML only.');
  });
});
