/** New user, and Edit properties of a user. */
import { createUser, emptyProfile, saveUser, type UserProfile } from '../../directory/index.ts';
import { html } from '../../platform/index.ts';
import type { LabUser } from '../../state.ts';
import { openCommand, submit } from '../controls.ts';
import type { FieldErrors } from '../fields.ts';
import { success } from '../notice.ts';
import type { Portal, Visit } from '../visit.ts';
import { profileErrors, profileFields, readProfile } from './profile-form.ts';

const crumbs = [
  { label: 'Home', href: '/admin' },
  { label: 'Users', href: '/admin/users' },
];

export function registerEditUser(portal: Portal): void {
  portal.get('/admin/users/new', (visit) => visit.page(newPage(visit, emptyProfile(), '', {})));
  portal.post('/admin/users/new', (visit) => {
    const { store, ids } = visit.lab;
    const profile = readProfile(visit.form, emptyProfile());
    const password = visit.form.text('password');
    const errors = {
      ...profileErrors(store.read(), profile, null),
      ...(password === '' ? { password: 'Password is required.' } : {}),
    };
    if (Object.keys(errors).length > 0) return visit.page(newPage(visit, profile, password, errors), 400);
    const user = store.update((state) => createUser(state, { ...profile, password }, ids));
    if (user === null)
      return visit.page(newPage(visit, profile, password, { userPrincipalName: 'This name cannot be used.' }), 400);
    return visit.go(`/admin/users/${user.id}`, success(`Successfully created user ${user.displayName}.`));
  });
  portal.get('/admin/users/:userId/edit', (visit) => {
    const user = userOf(visit);
    return user === undefined ? visit.missing('this user') : visit.page(editPage(visit, user, user, {}));
  });
  portal.post('/admin/users/:userId/edit', (visit) => {
    const user = userOf(visit);
    if (user === undefined) return visit.missing('this user');
    const profile = readProfile(visit.form, user);
    const errors = profileErrors(visit.lab.store.read(), profile, user.id);
    if (Object.keys(errors).length > 0) return visit.page(editPage(visit, user, profile, errors), 400);
    visit.lab.store.update((state) => saveUser(state, user.id, profile));
    return visit.go(`/admin/users/${user.id}`, success(`Successfully updated user ${profile.displayName}.`));
  });
}

export const userOf = (visit: Visit): LabUser | undefined =>
  visit.lab.store.read().users.find((user) => user.id === visit.param('userId'));

const saveAndLeave = (label: string, leaveHref: string) =>
  html`${submit(label, { kind: 'command', form: 'user-form', icon: 'save' })}${openCommand({ label: 'Discard', href: leaveHref, icon: 'discard' })}`;

function newPage(visit: Visit, profile: UserProfile, password: string, errors: FieldErrors) {
  const { domain } = visit.lab.store.read().tenant;
  return {
    title: 'Create new user',
    area: 'users' as const,
    breadcrumb: crumbs,
    commands: saveAndLeave('Create', '/admin/users'),
    content: html`<form id="user-form" class="stack" method="post" action="/admin/users/new">${profileFields(profile, domain, errors, password)}</form>`,
  };
}

function editPage(visit: Visit, user: LabUser, typed: UserProfile, errors: FieldErrors) {
  const { domain } = visit.lab.store.read().tenant;
  const own = `/admin/users/${user.id}`;
  return {
    title: `${user.displayName} | Properties`,
    subtitle: 'User',
    area: 'users' as const,
    breadcrumb: [...crumbs, { label: user.displayName, href: own }],
    commands: saveAndLeave('Save', own),
    content: html`<form id="user-form" class="stack" method="post" action="${own}/edit">${profileFields(typed, domain, errors, null)}</form>`,
  };
}
