import { readFileSync } from 'node:fs';
import { instant } from '@latchkey/saml';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSigningCertificate } from '../certificates/index.ts';
import { seed, seedIds } from '../seed.ts';
import type { Claim, ClaimSource, EnterpriseApplication, LabState, SigningCertificate } from '../state.ts';
import { countedIds, testNow } from '../testing/lab-harness.ts';
import {
  activateCertificate,
  activateTokenEncryption,
  addAppRole,
  addAssignments,
  addCertificate,
  addVerificationCertificate,
  type BasicSamlInput,
  certificateInUse,
  chooseSaml,
  createApplication,
  deactivateTokenEncryption,
  defaultAccessRoleId,
  deleteApplication,
  deleteCertificate,
  deleteClaim,
  findApplication,
  findApplicationByAppId,
  importEncryptionCertificate,
  removeAssignment,
  removeVerificationCertificate,
  saveBasicSaml,
  saveClaim,
  saveGroupClaim,
  saveNameId,
  saveNotificationEmails,
  saveProperties,
  saveVerification,
} from './index.ts';

const ids = countedIds();
const clock = { now: () => testNow };
const certificateFile = readFileSync(new URL('../../../../vectors/requests/sp-signing.crt', import.meta.url));

let state: LabState;
let app: EnterpriseApplication;

beforeEach(() => {
  state = seed();
  app = createApplication(state, { name: ' Dashboard ', ids, clock });
});

const messages = (problems: readonly { field: string; position: number | null; message: string }[]) =>
  problems.map(({ field, position, message }) => `${field}${position === null ? '' : ` ${position}`}: ${message}`);

describe('a new application', () => {
  it('is what the gallery’s non-gallery template makes', () => {
    expect(app).toMatchObject({
      name: 'Dashboard',
      createdAt: '2026-12-07T09:30:00.872Z',
      singleSignOnMode: null,
      enabled: true,
      assignmentRequired: true,
      visibleToUsers: true,
      basicSaml: { identifiers: [], replyUrls: [], signOnUrl: null, relayState: null, logoutUrl: null },
      nameId: { format: 'emailAddress', source: { attribute: 'user.userprincipalname' } },
      signing: { option: 'assertion', algorithm: 'sha256' },
      certificates: [],
      notificationEmails: ['admin@contoso.example'],
      assignments: [],
    });
    expect(app.claims.map(({ name, source }) => `${name} ${source.attribute}`)).toEqual([
      'givenname user.givenname',
      'surname user.surname',
      'emailaddress user.mail',
      'name user.userprincipalname',
    ]);
    expect(app.roles.map(({ displayName, value }) => [displayName, value])).toEqual([
      ['User', null],
      ['msiam_access', null],
    ]);
  });

  it('is found, and gone when it is deleted', () => {
    expect(findApplication(state, app.objectId)).toBe(app);
    expect(findApplicationByAppId(state, app.appId.toUpperCase())).toBe(app);
    expect(deleteApplication(state, app.objectId)).toBe(true);
    expect(deleteApplication(state, app.objectId)).toBe(false);
    expect(findApplication(state, app.objectId)).toBeNull();
  });
});

describe('Basic SAML Configuration', () => {
  const input = (changes: Partial<BasicSamlInput> = {}): BasicSamlInput => ({
    identifiers: ['https://temporary'],
    replyUrls: [{ url: 'https://temporary', isDefault: false, index: null }],
    signOnUrl: '',
    relayState: '',
    logoutUrl: '',
    ...changes,
  });
  const reply = (url: string, index: number | null = null) => ({ replyUrls: [{ url, isDefault: true, index }] });
  const save = (changes: Partial<BasicSamlInput>) => messages(saveBasicSaml(state, app, input(changes)));

  it('takes the temporary values of the guide; the first reply URL becomes the default', () => {
    expect(save({})).toEqual([]);
    expect(app.basicSaml.replyUrls).toEqual([{ url: 'https://temporary', isDefault: true, index: null }]);
  });

  it('drops empty rows and white space, and keeps one default', () => {
    expect(
      save({
        identifiers: ['', ' urn:one '],
        replyUrls: [
          { url: ' https://a.example ', isDefault: false, index: 0 },
          { url: '', isDefault: true, index: null },
          { url: 'http://localhost:3000/acs', isDefault: true, index: 1 },
        ],
        relayState: ' there ',
      }),
    ).toEqual([]);
    expect(app.basicSaml).toMatchObject({ identifiers: ['urn:one'], relayState: 'there', signOnUrl: null });
    expect(app.basicSaml.replyUrls.map(({ url, isDefault }) => [url, isDefault])).toEqual([
      ['https://a.example', false],
      ['http://localhost:3000/acs', true],
    ]);
  });

  it.each<[string, Partial<BasicSamlInput>, string]>([
    ['no identifier', { identifiers: [' '] }, 'identifiers 0: Identifier (Entity ID) is required.'],
    ['an identifier twice', { identifiers: ['a:b', 'a:b'] }, 'identifiers 1: This identifier is in the list already.'],
    ['a space', { identifiers: ['a b'] }, 'identifiers 0: An identifier cannot contain spaces.'],
    ['no reply URL', { replyUrls: [] }, 'replyUrls 0: Reply URL (Assertion Consumer Service URL) is required.'],
    [
      'no URL',
      reply('temporary'),
      'replyUrls 0: Reply URL must be a valid URL, e.g. https://contoso.example/saml/acs.',
    ],
    [
      'a script',
      reply('javascript:alert(1)'),
      'replyUrls 0: Reply URL must be a valid URL, e.g. https://contoso.example/saml/acs.',
    ],
    [
      'http',
      reply('http://app.example.com/acs'),
      'replyUrls 0: Reply URL must start with https:// (http:// is allowed for localhost only).',
    ],
    ['a fragment', reply('https://a.example/#x'), 'replyUrls 0: Reply URL cannot contain a fragment (#).'],
    [
      'a long one',
      reply(`https://a.example/${'x'.repeat(256)}`),
      'replyUrls 0: Reply URL cannot be longer than 256 characters.',
    ],
    ['a wrong index', reply('https://a.example', 1.5), 'replyUrls 0: Index must be a whole number from 0 to 65535.'],
    [
      'a wrong Sign on URL',
      { signOnUrl: 'x' },
      'signOnUrl: Sign on URL must be a valid URL, e.g. https://contoso.example/saml/acs.',
    ],
    [
      'a Logout URL over http',
      { logoutUrl: 'http://a.example' },
      'logoutUrl: Logout URL must start with https:// (http:// is allowed for localhost only).',
    ],
  ])('refuses %s, and changes nothing', (_, changes, message) => {
    expect(save(changes)).toEqual([message]);
    expect(app.basicSaml.identifiers).toEqual([]);
  });

  it('refuses an identifier of another application', () => {
    expect(save({})).toEqual([]);
    const other = createApplication(state, { name: 'Other', ids, clock });
    expect(messages(saveBasicSaml(state, other, input()))).toEqual([
      "identifiers 0: Another object with the same value for property identifierUris already exists (application 'Dashboard').",
    ]);
  });
});

describe('claims', () => {
  const source = (attribute: string): ClaimSource => ({ kind: 'attribute', attribute, transformations: [] });
  const claim = (changes: Partial<Claim> = {}) => ({
    name: 'team',
    namespace: '',
    source: source('user.department'),
    userType: 'Any' as const,
    ...changes,
  });
  const save = (changes: Partial<Claim>, id: string | null = null) => messages(saveClaim(app, id, claim(changes), ids));

  it('are added, changed and deleted', () => {
    expect(save({})).toEqual([]);
    const id = app.claims[4]?.id ?? '';
    expect(save({ source: source('"x"') }, id)).toEqual([]);
    expect(app.claims[4]).toMatchObject({ id, source: { attribute: '"x"' } });
    expect(deleteClaim(app, id)).toBe(true);
    expect(deleteClaim(app, id)).toBe(false);
  });

  it.each<[string, Partial<Claim>, string]>([
    ['no name', { name: ' ' }, 'name: Name is required.'],
    ['a namespace that is no URI', { namespace: 'x' }, 'namespace: Namespace must be a URI.'],
    [
      'a name that is taken',
      { name: 'surname', namespace: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims' },
      'name: A claim with the same name and namespace already exists.',
    ],
    [
      'a restricted one',
      { name: 'tenantid', namespace: 'http://schemas.microsoft.com/identity/claims/' },
      "name: 'http://schemas.microsoft.com/identity/claims/tenantid' is a restricted claim and cannot be changed.",
    ],
    ['no source', { source: source('') }, 'attribute: Source attribute is required.'],
    ['the pairwise id', { source: source('user.pairwiseid') }, 'attribute: Source attribute is required.'],
  ])('are refused with %s', (_, changes, message) => {
    expect(save(changes)).toEqual([message]);
    expect(app.claims).toHaveLength(4);
  });

  it('with transformations want each required parameter, and at most two of them', () => {
    const join = { kind: 'Join' as const, parameters: { parameter2: 'user.nothing' } };
    const transformed = (transformations: ClaimSource['transformations']): ClaimSource => ({
      kind: 'transformation',
      attribute: 'user.mail',
      transformations,
    });
    expect(save({ source: transformed([]) })).toEqual(['transformations: Transformation is required.']);
    expect(save({ source: transformed([join]) })).toEqual(['parameter2 0: Parameter 2 is not a known attribute.']);
    expect(save({ source: transformed([{ kind: 'Join', parameters: {} }]) })).toEqual([
      'parameter2 0: Parameter 2 is required.',
    ]);
    const lower = { kind: 'ToLowercase' as const, parameters: {} };
    expect(save({ source: transformed([lower, lower, lower]) })).toEqual([
      'transformations: At most two transformations can be applied.',
    ]);
  });

  it('have a Name ID and a group claim beside them', () => {
    expect(saveNameId(app, { format: 'persistent', source: source('user.pairwiseid') })).toEqual([]);
    expect(messages(saveNameId(app, { format: 'default', source: source('nothing') }))).toEqual([
      'attribute: Source attribute is required.',
    ]);
    expect(app.nameId.format).toBe('persistent');
    const groups = {
      which: 'all',
      sourceAttribute: 'cloudDisplayName',
      emitCloudNames: false,
      customName: null,
      customNamespace: null,
      emitAsRoles: false,
    } as const;
    expect(saveGroupClaim(app, groups)).toHaveLength(1);
    expect(saveGroupClaim(app, { ...groups, which: 'assigned' })).toEqual([]);
    expect(saveGroupClaim(app, null)).toEqual([]);
    expect(app.groupClaim).toBeNull();
  });
});

describe('signing certificates', () => {
  const certificate = (id: string, notAfter: string): SigningCertificate => ({
    id,
    certificate: '',
    privateKey: '',
    thumbprint: '',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter,
    active: false,
  });
  const inUse = () => certificateInUse(app, testNow)?.id;

  it('are active one at a time; the first by itself, the active one is not deleted', async () => {
    chooseSaml(app, await createSigningCertificate({ id: 'first', now: testNow }));
    chooseSaml(app, certificate('ignored', '2029-01-01T00:00:00.000Z'));
    expect(app).toMatchObject({ singleSignOnMode: 'saml', certificates: [{ id: 'first', active: true }] });
    addCertificate(app, certificate('second', '2029-01-01T00:00:00.000Z'));
    expect(inUse()).toBe('first');
    expect(activateCertificate(app, 'nothing')).toBe(false);
    expect(inUse()).toBe('first');
    expect(activateCertificate(app, 'second')).toBe(true);
    expect(app.certificates.map(({ active }) => active)).toEqual([false, true]);
    expect(deleteCertificate(app, 'second')).toBe(false);
    expect(deleteCertificate(app, 'first')).toBe(true);
  });

  it('that have expired give way to a valid one, and sign on where there is none', () => {
    expect(certificateInUse(app, testNow)).toBeNull();
    addCertificate(app, certificate('expired', '2026-12-07T09:30:00.000Z'));
    expect(inUse()).toBe('expired');
    addCertificate(app, certificate('valid', '2029-01-01T00:00:00.000Z'));
    expect(inUse()).toBe('valid');
    expect(certificateInUse(app, instant(Date.parse('2026-12-07T09:29:59Z')))?.id).toBe('expired');
  });

  it('have up to five addresses for mails', () => {
    expect(saveNotificationEmails(app, ['a@b.example', ' '])).toEqual([]);
    expect(app.notificationEmails).toEqual(['a@b.example']);
    expect(saveNotificationEmails(app, ['nobody'])).toHaveLength(1);
    expect(
      saveNotificationEmails(
        app,
        Array.from({ length: 6 }, (_, n) => `${n}@b.example`),
      ),
    ).toHaveLength(1);
  });
});

describe('certificates of the application', () => {
  it('verify requests once they are uploaded', () => {
    expect(saveVerification(app, { required: true, allowSha1: false })).toHaveLength(1);
    expect(addVerificationCertificate(app, certificateFile, ids)).toEqual([]);
    expect(messages(addVerificationCertificate(app, certificateFile, ids))).toEqual([
      'certificate: This certificate has been uploaded already.',
    ]);
    expect(messages(addVerificationCertificate(app, Buffer.from('nonsense'), ids))).toEqual([
      'certificate: The file is not a certificate (.cer).',
    ]);
    expect(saveVerification(app, { required: true, allowSha1: true })).toEqual([]);
    expect(app.verification).toMatchObject({ required: true, allowSha1: true });
    expect(removeVerificationCertificate(app, app.verification.certificates[0]?.id ?? '')).toBe(true);
  });

  it('encrypt tokens once they are activated', () => {
    expect(activateTokenEncryption(app)).toBe(false);
    expect(importEncryptionCertificate(app, certificateFile)).toEqual([]);
    expect(app.tokenEncryption?.active).toBe(false);
    expect(activateTokenEncryption(app)).toBe(true);
    deactivateTokenEncryption(app);
    expect(app.tokenEncryption?.active).toBe(false);
  });
});

describe('people, roles and properties', () => {
  it('assigns each principal once per role', () => {
    const principals = [{ principalType: 'User' as const, principalId: seedIds.users.adeleVance }];
    expect(addAssignments(app, { principals, roleId: defaultAccessRoleId }, ids)).toBe(1);
    expect(addAssignments(app, { principals, roleId: defaultAccessRoleId }, ids)).toBe(0);
    expect(addAssignments(app, { principals, roleId: app.roles[0]?.id ?? '' }, ids)).toBe(1);
    expect(removeAssignment(app, app.assignments[0]?.id ?? '')).toBe(true);
    expect(removeAssignment(app, 'nothing')).toBe(false);
    expect(app.assignments).toHaveLength(1);
  });

  it('adds app roles with a value of their own', () => {
    expect(addAppRole(app, { displayName: 'Admin', value: 'Admin', description: '' }, ids)).toEqual([]);
    expect(messages(addAppRole(app, { displayName: '', value: 'Admin', description: '' }, ids))).toEqual([
      'displayName: Display name is required.',
      'value: Another role of this application has the same value.',
    ]);
  });

  it('saves properties', () => {
    const input = {
      name: ' New ',
      enabled: false,
      assignmentRequired: false,
      visibleToUsers: false,
      homepageUrl: '',
      notes: 'n',
    };
    expect(saveProperties(app, input)).toEqual([]);
    expect(app).toMatchObject({
      name: 'New',
      enabled: false,
      assignmentRequired: false,
      visibleToUsers: false,
      homepageUrl: null,
    });
    expect(messages(saveProperties(app, { ...input, name: '', homepageUrl: 'javascript:x' }))).toEqual([
      'name: Name is required.',
      'homepageUrl: Homepage URL must be a valid URL.',
    ]);
  });
});
