import { describe, expect, it } from 'vitest';
import { isPassword } from '../../directory/index.ts';
import { seedIds } from '../../seed.ts';
import { openTestLab, textOf } from '../../testing/lab-harness.ts';
import { errorAt, noticeOf, submitForm } from '../testing/portal-test.ts';

const { users, groups } = seedIds;
const adele = `/admin/users/${users.adeleVance}`;

async function open() {
  const test = await openTestLab();
  const userOf = (id: string) => test.lab.store.read().users.find((user) => user.id === id);
  const groupOf = (id: string) => test.lab.store.read().groups.find((group) => group.id === id);
  return { ...test, user: test.browser(), userOf, groupOf };
}

const typed = {
  userPrincipalName: 'anna@contoso.example',
  displayName: 'Anna Ek',
  givenName: 'Anna',
  surname: 'Ek',
  mail: '',
  userType: 'Member',
  accountEnabled: 'yes',
  multifactor: 'no',
  department: 'Design',
  extension3: 'blue',
};

describe('Create new user', () => {
  it('makes a user whose mail may be empty', async () => {
    const { lab, user } = await open();
    const created = await user.post('/admin/users/new', { ...typed, password: 'secret' });
    const made = lab.store.read().users.at(-1);
    expect(made).toMatchObject({
      userPrincipalName: 'anna@contoso.example',
      mail: null,
      department: 'Design',
      jobTitle: null,
      extensionAttributes: { '3': 'blue' },
      directoryRoles: [],
    });
    expect(isPassword('secret', made?.passwordHash ?? '')).toBe(true);
    expect(created.location).toBe(`/admin/users/${made?.id}`);
    expect(textOf(await user.get(created.location ?? ''))).toContain('extensionattribute3 blue');
  });

  it('shows what is wrong at the fields and keeps what was typed', async () => {
    const { lab, user } = await open();
    const before = lab.store.read().users.length;
    const page = await user.post('/admin/users/new', {
      ...typed,
      userPrincipalName: 'Adele.Vance@contoso.example',
      mail: 'nobody',
      userType: 'Guest',
      password: '',
    });
    expect(page.status).toBe(400);
    expect(errorAt(page, 'field-userPrincipalName')).toBe('Another user has this user principal name.');
    expect(errorAt(page, 'field-mail')).toBe('Enter an email address, or leave it empty.');
    expect(errorAt(page, 'field-guestIdentityProvider')).toMatch(/^Say where the guest comes from/);
    expect(errorAt(page, 'field-password')).toBe('Password is required.');
    expect(page.body).toContain('value="Design"');
    expect(page.body).toContain('value="blue"');
    expect(lab.store.read().users).toHaveLength(before);
  });
});

describe('a user', () => {
  it('is edited without losing directory roles that the form does not show', async () => {
    const { lab, user, userOf } = await open();
    lab.store.update(() => userOf(users.adeleVance)?.directoryRoles.push('other-role'));
    await user.post(`${adele}/edit`, { ...typed, globalAdministrator: 'yes' });
    expect(userOf(users.adeleVance)).toMatchObject({ displayName: 'Anna Ek', mail: null });
    expect(userOf(users.adeleVance)?.directoryRoles).toEqual(['other-role', '62e90394-69f5-4237-9190-012177145e10']);
    await user.post(`${adele}/edit`, typed);
    expect(userOf(users.adeleVance)?.directoryRoles).toEqual(['other-role']);
  });

  it('is disabled and enabled', async () => {
    const { user, userOf } = await open();
    await user.post(`${adele}/enable`, { enabled: 'no' });
    expect(userOf(users.adeleVance)?.accountEnabled).toBe(false);
    expect(textOf(await user.get(adele))).toContain('Adele Vance was disabled.');
    await user.post(`${adele}/enable`, { enabled: 'yes' });
    expect(userOf(users.adeleVance)?.accountEnabled).toBe(true);
  });

  it('gets a new password', async () => {
    const { user, userOf } = await open();
    const empty = await user.post(`${adele}/reset-password`, { password: '' });
    expect([empty.status, errorAt(empty, 'field-password')]).toEqual([400, 'Password is required.']);
    await user.post(`${adele}/reset-password`, { password: 'another' });
    expect(isPassword('another', userOf(users.adeleVance)?.passwordHash ?? '')).toBe(true);
  });

  it('is deleted after a question; the administrator stays', async () => {
    const { user, userOf, groupOf } = await open();
    expect(textOf(await user.get(`${adele}?confirm=delete`))).toContain('Do you want to delete Adele Vance ?');
    await user.post(`${adele}/delete`, {});
    expect(userOf(users.adeleVance)).toBeUndefined();
    expect(groupOf(groups.salesAndMarketing)?.members).not.toContain(users.adeleVance);
    const refused = await user.post(`/admin/users/${users.administrator}/delete`, {});
    expect(noticeOf(await user.get(refused.location ?? ''))).toBe('The administrator of the lab cannot be deleted.');
  });
});

describe('a group', () => {
  it('is created with a name, gets members, loses one, and is deleted', async () => {
    const test = await open();
    const { lab, user, groupOf } = test;
    const unnamed = await user.post('/admin/groups/new', { type: 'security', displayName: ' ', description: 'kept' });
    expect([unnamed.status, errorAt(unnamed, 'field-displayName')]).toEqual([400, 'Group name is required.']);
    expect(unnamed.body).toContain('value="kept"');
    const created = await user.post('/admin/groups/new', {
      type: 'microsoft365',
      displayName: 'Team',
      description: '',
    });
    const group = lab.store.read().groups.at(-1);
    const own = `/admin/groups/${group?.id}`;
    expect([created.location, group?.securityEnabled]).toEqual([own, false]);
    await submitForm(test, `${own}/members`, [
      ['principal', users.adeleVance],
      ['principal', groups.engineering],
    ]);
    expect(group?.members).toEqual([users.adeleVance, groups.engineering]);
    await user.post(`${own}/members/remove`, { id: users.adeleVance });
    expect(group?.members).toEqual([groups.engineering]);
    await user.post(`${own}/edit`, { type: 'security', displayName: 'Crew', description: 'All' });
    expect(groupOf(group?.id ?? '')).toMatchObject({ displayName: 'Crew', description: 'All', securityEnabled: true });
    await user.post(`${own}/delete`, {});
    expect(groupOf(group?.id ?? '')).toBeUndefined();
  });

  it('does not offer itself or its members in the picker', async () => {
    const { user } = await open();
    const { body } = await user.get(`/admin/groups/${groups.salesAndMarketing}?pane=members`);
    const offered = [...body.matchAll(/name="principal" value="([^"]+)"/g)].map(([, id]) => id);
    expect(offered).toContain(users.leeGu);
    expect(offered).not.toContain(users.adeleVance);
    expect(offered).not.toContain(groups.salesAndMarketing);
  });
});

describe('the lists', () => {
  it('find by words in any order', async () => {
    const { user } = await open();
    const names = async (q: string) =>
      [
        ...(await user.get(`/admin/users?q=${q}`)).body.matchAll(
          /<td[^>]*><a href="\/admin\/users\/[^"]+"><strong>(.*?)</g,
        ),
      ].map(([, name]) => name);
    expect(await names('vance+ADELE')).toEqual(['Adele Vance']);
    expect(await names('nobody')).toEqual([]);
  });
});
