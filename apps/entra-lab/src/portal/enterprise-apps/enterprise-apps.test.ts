import { describe, expect, it } from 'vitest';
import { defaultAccessRoleId, userRoleId } from '../../applications/index.ts';
import { certificatePem } from '../../certificates/index.ts';
import { seedIds } from '../../seed.ts';
import { inputOf, openTestLab, textOf } from '../../testing/lab-harness.ts';
import { errorAt, noticeOf, openPortalTest, selectedOf, submitForm, upload } from '../testing/portal-test.ts';

const { users, groups } = seedIds;

describe('Create your own application', () => {
  const path = '/admin/enterprise-apps/new';

  it('makes a non-gallery application and shows its Overview', async () => {
    const { lab, browser } = await openTestLab();
    const user = browser();
    const created = await user.post(path, { name: '  Latchkey ', kind: 'nonGallery' });
    const [application] = lab.store.read().applications;
    expect(application?.name).toBe('Latchkey');
    expect(created.location).toBe(`/admin/enterprise-apps/${application?.objectId}/overview`);
    const overview = await user.get(created.location ?? '');
    expect(noticeOf(overview)).toBe('Application Latchkey added successfully.');
    expect(overview.body).toContain(application?.appId);
  });

  it('asks for a name', async () => {
    const { lab, browser } = await openTestLab();
    const page = await browser().post(path, { name: ' ', kind: 'nonGallery' });
    expect([page.status, errorAt(page, 'field-name')]).toEqual([400, 'The value must not be empty.']);
    expect(lab.store.read().applications).toEqual([]);
  });

  it('offers the last choice only, and keeps the name', async () => {
    const { lab, browser } = await openTestLab();
    const page = await browser().post(path, { name: 'Latchkey', kind: 'proxy' });
    expect([page.status, errorAt(page, 'field-kind')]).toEqual([400, 'The lab offers the last choice only.']);
    expect(inputOf(page, 'kind')).toBe('proxy');
    expect(page.body).toContain('value="Latchkey"');
    expect(lab.store.read().applications).toEqual([]);
  });

  it('does not make two of the same name', async () => {
    const { user } = await openPortalTest();
    const page = await user.post(path, { name: 'Example App', kind: 'nonGallery' });
    expect(errorAt(page, 'field-name')).toMatch(/^An application with this name already exists/);
  });
});

describe('All applications', () => {
  it('finds by name and by identifier', async () => {
    const { user } = await openPortalTest();
    const count = async (q: string) =>
      /(\d+) applications? found/.exec(textOf(await user.get(`/admin/enterprise-apps?q=${q}`)))?.[1];
    expect([await count('example'), await count('app.example.com'), await count('nothing')]).toEqual(['1', '1', '0']);
  });
});

describe('Properties', () => {
  const typed = {
    name: 'New name',
    homepageUrl: 'https://app.example.com',
    notes: 'Owned by IT',
    enabled: 'no',
    assignmentRequired: 'no',
    visibleToUsers: 'no',
  };

  it('saves every field', async () => {
    const { application, base, user } = await openPortalTest();
    expect((await user.post(`${base}/properties`, typed)).status).toBe(303);
    expect(application).toMatchObject({ ...typed, enabled: false, assignmentRequired: false, visibleToUsers: false });
  });

  it('keeps what was typed when something is wrong', async () => {
    const { application, base, user } = await openPortalTest();
    const page = await user.post(`${base}/properties`, { ...typed, name: '', homepageUrl: 'no url' });
    expect(page.status).toBe(400);
    expect(errorAt(page, 'field-name')).toBe('Name is required.');
    expect(errorAt(page, 'field-homepageUrl')).toBe('Homepage URL must be a valid URL.');
    expect(page.body).toContain('value="no url"');
    expect(page.body).toContain('Owned by IT</textarea>');
    expect(application.name).toBe('Example App');
  });

  it('shows the launch link of My Apps', async () => {
    const { application, base, user } = await openPortalTest();
    expect(textOf(await user.get(`${base}/properties`))).toContain(
      `http://127.0.0.1:4500/api/signin/${application.appId}?tenantId=${seedIds.tenant}`,
    );
  });

  it('deletes after a question', async () => {
    const { lab, base, user } = await openPortalTest();
    expect((await user.get(`${base}/properties?confirm=delete`)).body).toContain(`action="${base}/delete"`);
    const deleted = await user.post(`${base}/delete`, {});
    expect(noticeOf(await user.get(deleted.location ?? ''))).toBe('Application Example App was deleted.');
    expect(lab.store.read().applications).toEqual([]);
  });
});

describe('Users and groups', () => {
  it('says that nobody is assigned, and what that means', async () => {
    const { base, user } = await openPortalTest();
    expect(textOf(await user.get(`${base}/users`))).toContain('refused by Entra with AADSTS50105');
  });

  it('assigns the users and groups that were picked', async () => {
    const test = await openPortalTest();
    const { application, base, user } = test;
    const picked = await user.get(`${base}/users/new?principal=${users.adeleVance}&principal=${groups.engineering}`);
    expect(textOf(picked)).toContain('2 objects selected.');
    expect(selectedOf(picked, 'role')).toBe(userRoleId);
    const assigned = await submitForm(test, `${base}/users/new`, [
      ['principal', users.adeleVance],
      ['principal', groups.engineering],
      ['role', userRoleId],
    ]);
    expect(assigned.location).toBe(`${base}/users`);
    expect(
      application.assignments.map(({ principalType, principalId, roleId }) => [principalType, principalId, roleId]),
    ).toEqual([
      ['User', users.adeleVance, userRoleId],
      ['Group', groups.engineering, userRoleId],
    ]);
  });

  it('offers Default Access when the application has no roles', async () => {
    const test = await openPortalTest();
    const { application, base, user, lab } = test;
    lab.store.update(() => {
      application.roles = [];
    });
    expect(textOf(await user.get(`${base}/users/new`))).toContain('Default Access');
    await submitForm(test, `${base}/users/new`, [['principal', users.adeleVance]]);
    expect(application.assignments[0]?.roleId).toBe(defaultAccessRoleId);
    expect(textOf(await user.get(`${base}/users`))).toContain(
      'Adele Vance adele.vance@contoso.example User Default Access',
    );
  });

  it('wants somebody to be picked', async () => {
    const { application, base, user } = await openPortalTest();
    const page = await user.post(`${base}/users/new`, { role: userRoleId });
    expect([page.status, errorAt(page, 'principals')]).toEqual([400, 'Select at least one user or group.']);
    expect(application.assignments).toEqual([]);
  });

  it('removes after a question', async () => {
    const { application, base, user } = await openPortalTest();
    await user.post(`${base}/users/new`, { principal: users.adeleVance, role: userRoleId });
    const id = application.assignments[0]?.id ?? '';
    expect(textOf(await user.get(`${base}/users?remove=${id}`))).toContain(
      'remove the assignment of Adele Vance (User)?',
    );
    await user.post(`${base}/users/remove`, { id });
    expect(application.assignments).toEqual([]);
  });
});

describe('Roles and administrators', () => {
  it('creates a role, and deletes it together with its assignments', async () => {
    const { application, base, user } = await openPortalTest();
    await user.post(`${base}/roles`, { displayName: 'Administrators', value: 'admin', description: '' });
    const role = application.roles.find(({ value }) => value === 'admin');
    expect(role?.displayName).toBe('Administrators');
    await user.post(`${base}/users/new`, { principal: users.adeleVance, role: role?.id ?? '' });
    expect(application.assignments.map(({ roleId }) => roleId)).toEqual([role?.id]);
    expect(textOf(await user.get(`${base}/roles?delete=${role?.id}`))).toContain(
      '1 assignment(s) with this role are removed as well.',
    );
    await user.post(`${base}/roles/delete`, { id: role?.id ?? '' });
    expect(application.roles.some(({ value }) => value === 'admin')).toBe(false);
    expect(application.assignments).toEqual([]);
  });

  it('keeps the roles of the template', async () => {
    const { application, base, user } = await openPortalTest();
    await user.post(`${base}/roles/delete`, { id: userRoleId });
    expect(application.roles.some(({ id }) => id === userRoleId)).toBe(true);
  });

  it('shows what is wrong at the field', async () => {
    const { base, user } = await openPortalTest();
    const page = await user.post(`${base}/roles`, { displayName: 'Two words', value: 'two words', description: '' });
    expect([page.status, errorAt(page, 'field-value')]).toEqual([400, 'The value cannot be empty or contain spaces.']);
    expect(page.body).toContain('value="two words"');
  });
});

describe('Token encryption', () => {
  it('imports, activates, deactivates and removes a certificate', async () => {
    const test = await openPortalTest();
    const { application, base, user } = test;
    const [signing] = application.certificates;
    if (signing === undefined) throw new Error('The application has no certificate.');
    const path = `${base}/token-encryption`;
    const bytes = Buffer.from(certificatePem(signing));
    const imported = await upload(test, `${path}/import`, { field: 'certificate', name: 'app.cer', bytes });
    expect(imported.location).toBe(path);
    expect(application.tokenEncryption).toMatchObject({ thumbprint: signing.thumbprint, active: false });
    expect(textOf(await user.get(`${path}?confirm=activate`))).toContain('Encrypt the assertions of this application');
    await user.post(`${path}/activate`, {});
    expect(application.tokenEncryption?.active).toBe(true);
    await user.post(`${path}/deactivate`, {});
    expect(application.tokenEncryption?.active).toBe(false);
    await user.post(`${path}/remove`, {});
    expect(application.tokenEncryption).toBeNull();
  });

  it('says what is wrong with a file', async () => {
    const test = await openPortalTest();
    const path = `${test.base}/token-encryption/import`;
    const text = await upload(test, path, { field: 'certificate', name: 'a.cer', bytes: Buffer.from('hello') });
    expect([text.status, errorAt(text, 'field-certificate')]).toEqual([400, 'The file is not a certificate (.cer).']);
    const none = await upload(test, path, { field: 'certificate', name: '', bytes: Buffer.alloc(0) });
    expect(errorAt(none, 'field-certificate')).toBe('Choose a file.');
  });
});
