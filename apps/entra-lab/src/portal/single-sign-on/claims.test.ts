import { describe, expect, it } from 'vitest';
import { seedIds } from '../../seed.ts';
import { textOf } from '../../testing/lab-harness.ts';
import { errorAt, noticeOf, openPortalTest, selectedOf } from '../testing/portal-test.ts';

describe('Unique User Identifier (Name ID)', () => {
  it('is the user principal name at first, and user.mail when the guide is followed', async () => {
    const { application, base, user } = await openPortalTest();
    expect(textOf(await user.get(`${base}/sso`))).toContain('user.userprincipalname [nameid-format:emailAddress]');
    await user.post(`${base}/sso/claims/name-id`, {
      format: 'emailAddress',
      kind: 'attribute',
      attribute: 'user.mail',
    });
    expect(application.nameId).toEqual({
      format: 'emailAddress',
      source: { kind: 'attribute', attribute: 'user.mail', transformations: [] },
    });
    expect(textOf(await user.get(`${base}/sso/claims`))).toContain('user.mail [nameid-format:emailAddress]');
  });

  it('needs a source', async () => {
    const { application, base, user } = await openPortalTest();
    const page = await user.post(`${base}/sso/claims/name-id`, {
      format: 'persistent',
      kind: 'attribute',
      attribute: '',
    });
    expect([page.status, errorAt(page, 'field-attribute')]).toEqual([400, 'Source attribute is required.']);
    expect(selectedOf(page, 'format')).toBe('persistent');
    expect(application.nameId.source.attribute).toBe('user.userprincipalname');
  });
});

describe('Manage claim', () => {
  it('adds a claim with a constant', async () => {
    const { application, base, user } = await openPortalTest();
    const fields = {
      name: 'plan',
      namespace: '',
      kind: 'attribute',
      attribute: 'constant',
      'attribute.constant': 'gold',
      userType: 'Members',
    };
    await user.post(`${base}/sso/claims/new`, fields);
    const claim = application.claims.at(-1);
    expect(claim).toMatchObject({
      name: 'plan',
      namespace: '',
      userType: 'Members',
      source: { kind: 'attribute', attribute: '"gold"' },
    });
    const edit = await user.get(`${base}/sso/claims/${claim?.id}`);
    expect([selectedOf(edit, 'attribute'), selectedOf(edit, 'userType')]).toEqual(['constant', 'Members']);
    expect(edit.body).toContain('value="gold"');
  });

  it('chains two transformations and reads only what belongs to them', async () => {
    const { application, base, user } = await openPortalTest();
    await user.post(`${base}/sso/claims/new`, {
      name: 'handle',
      namespace: 'https://example.com/claims',
      kind: 'transformation',
      attribute: 'user.city',
      input: 'user.mail',
      step0: 'ExtractMailPrefix',
      step1: 'Join',
      'step1.Join.separator': '@',
      'step1.Join.parameter2': 'constant',
      'step1.Join.parameter2.constant': 'example.org',
      'step0.Join.separator': 'not of the chosen kind',
      userType: 'Any',
    });
    expect(application.claims.at(-1)?.source).toEqual({
      kind: 'transformation',
      attribute: 'user.mail',
      transformations: [
        { kind: 'ExtractMailPrefix', parameters: {} },
        { kind: 'Join', parameters: { separator: '@', parameter2: '"example.org"' } },
      ],
    });
    const preview = textOf(await user.get(`${base}/sso/claims?user=${seedIds.users.adeleVance}`));
    expect(preview).toContain('https://example.com/claims/handle adele.vance@example.org');
  });

  it('keeps a transformation that lacks a parameter, with the message at the parameter', async () => {
    const { base, user } = await openPortalTest();
    const page = await user.post(`${base}/sso/claims/new`, {
      name: 'joined',
      namespace: '',
      kind: 'transformation',
      input: 'user.givenname',
      step0: 'Join',
      'step0.Join.separator': '-',
      userType: 'Any',
    });
    expect([page.status, errorAt(page, 'field-step0-Join-parameter2')]).toEqual([400, 'Parameter 2 is required.']);
    expect([selectedOf(page, 'step0'), selectedOf(page, 'input')]).toEqual(['Join', 'user.givenname']);
    expect(page.body).toContain('value="-"');
  });

  it('refuses a restricted claim', async () => {
    const { application, base, user } = await openPortalTest();
    const page = await user.post(`${base}/sso/claims/new`, {
      name: 'tenantid',
      namespace: 'http://schemas.microsoft.com/identity/claims',
      kind: 'attribute',
      attribute: 'user.mail',
      userType: 'Any',
    });
    expect(errorAt(page, 'field-name')).toMatch(/is a restricted claim and cannot be changed\.$/);
    expect(application.claims).toHaveLength(4);
  });

  it('changes and deletes a claim', async () => {
    const { application, base, user } = await openPortalTest();
    const claim = application.claims.find(({ name }) => name === 'surname');
    await user.post(`${base}/sso/claims/${claim?.id}`, {
      name: 'family',
      namespace: '',
      kind: 'attribute',
      attribute: 'user.surname',
      userType: 'Any',
    });
    expect(application.claims.map(({ name }) => name)).toEqual(['givenname', 'family', 'emailaddress', 'name']);
    expect(textOf(await user.get(`${base}/sso/claims?delete=${claim?.id}`))).toContain('delete family ?');
    await user.post(`${base}/sso/claims/delete`, { id: claim?.id ?? '' });
    expect(application.claims.map(({ name }) => name)).toEqual(['givenname', 'emailaddress', 'name']);
  });
});

describe('Group Claims', () => {
  it('saves every choice, shows it, and removes it', async () => {
    const { application, base, user } = await openPortalTest();
    const fields = {
      which: 'assigned',
      sourceAttribute: 'cloudDisplayName',
      customize: 'yes',
      customName: 'teams',
      customNamespace: 'https://example.com',
      emitCloudNames: 'yes',
    };
    await user.post(`${base}/sso/claims/groups`, fields);
    expect(application.groupClaim).toEqual({
      which: 'assigned',
      sourceAttribute: 'cloudDisplayName',
      emitCloudNames: true,
      emitAsRoles: false,
      customName: 'teams',
      customNamespace: 'https://example.com',
    });
    expect(textOf(await user.get(`${base}/sso/claims`))).toContain(
      'https://example.com/teams SAML user.groups, cloud display name [ApplicationGroup]',
    );
    await user.post(`${base}/sso/claims/groups`, { which: 'none', sourceAttribute: 'groupId' });
    expect(application.groupClaim).toBeNull();
  });

  it('says what does not go together, and wants a name where one is to be customized', async () => {
    const { application, base, user } = await openPortalTest();
    const together = await user.post(`${base}/sso/claims/groups`, {
      which: 'all',
      sourceAttribute: 'cloudDisplayName',
    });
    expect([together.status, errorAt(together, 'field-sourceAttribute')]).toEqual([
      400,
      'Cloud-only group display names can be used with &quot;Groups assigned to the application&quot; only.',
    ]);
    const unnamed = await user.post(`${base}/sso/claims/groups`, {
      which: 'all',
      sourceAttribute: 'groupId',
      customize: 'yes',
    });
    expect(errorAt(unnamed, 'field-customName')).toBe('Name is required.');
    expect(application.groupClaim).toBeNull();
  });
});

describe('What the application will receive', () => {
  it('says which error a person without mail will meet', async () => {
    const { base, user } = await openPortalTest();
    await user.post(`${base}/sso/claims/name-id`, {
      format: 'emailAddress',
      kind: 'attribute',
      attribute: 'user.mail',
    });
    const page = await user.get(`${base}/sso/claims?user=${seedIds.users.leeGu}`);
    expect(noticeOf(page)).toBe('Successfully saved the claim.');
    expect(textOf(page)).toContain(
      'AADSTS50093 : Missing value for the SAML NameID. Fill the attribute of the user (often Mail)',
    );
  });
});
