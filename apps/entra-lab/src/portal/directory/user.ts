/** One user: the profile, groups, applications; reset of the password, disabling, deletion. */
import { deleteUser, directGroupsOf, hashPassword, saveUser } from '../../directory/index.ts';
import { type Html, html } from '../../platform/index.ts';
import type { LabUser } from '../../state.ts';
import { badge, confirmation, copyValue, fact, openCommand, postCommand, submit } from '../controls.ts';
import { textField } from '../fields.ts';
import { failure, success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import { applicationPath, type Portal, type Visit } from '../visit.ts';
import { userOf } from './edit-user.ts';
import { filledDetails } from './profile-form.ts';

export function registerUser(portal: Portal): void {
  portal.get('/admin/users/:userId', (visit) => {
    const user = userOf(visit);
    return user === undefined ? visit.missing('this user') : visit.page(userPage(visit, user, askedPane(visit, user)));
  });
  portal.post('/admin/users/:userId/reset-password', (visit) => {
    const user = userOf(visit);
    if (user === undefined) return visit.missing('this user');
    const password = visit.form.text('password');
    if (password === '') return visit.page(userPage(visit, user, passwordPane(user, 'Password is required.')), 400);
    visit.lab.store.update(() => {
      user.passwordHash = hashPassword(password, visit.lab.ids.token(16));
    });
    return visit.go(`/admin/users/${user.id}`, success(`The password of ${user.displayName} was reset.`));
  });
  portal.post('/admin/users/:userId/enable', (visit) => {
    const user = userOf(visit);
    if (user === undefined) return visit.missing('this user');
    const accountEnabled = visit.form.text('enabled') === 'yes';
    visit.lab.store.update((state) => saveUser(state, user.id, { accountEnabled }));
    return visit.go(
      `/admin/users/${user.id}`,
      success(`${user.displayName} was ${accountEnabled ? 'enabled' : 'disabled'}.`),
    );
  });
  portal.post('/admin/users/:userId/delete', (visit) => {
    const user = userOf(visit);
    if (user === undefined) return visit.missing('this user');
    const deleted = visit.lab.store.update((state) => deleteUser(state, user.id));
    if (!deleted)
      return visit.go(`/admin/users/${user.id}`, failure('The administrator of the lab cannot be deleted.'));
    return visit.go('/admin/users', success(`Successfully deleted user ${user.displayName}.`));
  });
}

function userPage(visit: Visit, user: LabUser, pane: Pane | undefined) {
  const own = `/admin/users/${user.id}`;
  return {
    title: user.displayName,
    subtitle: 'User',
    area: 'users' as const,
    breadcrumb: [
      { label: 'Home', href: '/admin' },
      { label: 'Users', href: '/admin/users' },
    ],
    commands: html`${openCommand({ label: 'Edit properties', href: `${own}/edit`, icon: 'edit' })}${openCommand({ label: 'Reset password', href: `${own}?pane=password`, icon: 'key' })}${postCommand(
      {
        label: user.accountEnabled ? 'Disable account' : 'Enable account',
        icon: user.accountEnabled ? 'blocked' : 'check',
        action: `${own}/enable`,
        hidden: { enabled: user.accountEnabled ? 'no' : 'yes' },
      },
    )}${openCommand({ label: 'Delete', href: `${own}?confirm=delete`, icon: 'trash' })}`,
    content: html`${profileCard(user)}${membershipCard(visit, user)}`,
    ...(pane === undefined ? {} : { pane }),
  };
}

const profileCard = (user: LabUser): Html =>
  html`<section class="card" aria-labelledby="profile"><h2 id="profile">Overview</h2>
${copyValue({ label: 'User principal name', value: user.userPrincipalName })}${copyValue({ label: 'Object ID', value: user.id })}
<dl class="facts">${fact('First name', user.givenName)}${fact('Last name', user.surname)}
${fact('Email', user.mail)}${fact('User type', user.userType)}
${user.guestIdentityProvider === null ? null : fact('Identity provider', user.guestIdentityProvider)}
${fact('Account status', user.accountEnabled ? badge('Enabled', 'good') : badge('Disabled', 'warn'))}
${fact('Second factor', user.multifactor ? 'Asked for' : 'Not asked for')}
${filledDetails(user).map(([label, value]) => fact(label, value))}</dl></section>`;

function membershipCard(visit: Visit, user: LabUser): Html {
  const state = visit.lab.store.read();
  const groups = directGroupsOf(state, user.id);
  const principals = new Set([user.id, ...groups.map(({ id }) => id)]);
  const applications = state.applications.filter((each) =>
    each.assignments.some(({ principalId }) => principals.has(principalId)),
  );
  const list = (items: readonly Html[], none: string) =>
    items.length === 0 ? html`<p class="muted">${none}</p>` : html`<ul class="plain">${items}</ul>`;
  return html`<section class="card" aria-labelledby="groups"><h2 id="groups">Groups</h2>${list(
    groups.map((group) => html`<li><a href="/admin/groups/${group.id}">${group.displayName}</a></li>`),
    'Not a direct member of any group.',
  )}</section>
<section class="card" aria-labelledby="applications"><h2 id="applications">Applications</h2>${list(
    applications.map((each) => html`<li><a href="${applicationPath(each)}/users">${each.name}</a></li>`),
    'Not assigned to any application, neither directly nor through a group.',
  )}<p><a href="/admin/sign-in-logs?q=${encodeURIComponent(user.userPrincipalName)}">Sign-in logs of this user</a></p></section>`;
}

function askedPane(visit: Visit, user: LabUser): Pane | undefined {
  if (visit.query.text('pane') === 'password') return passwordPane(user, undefined);
  if (visit.query.text('confirm') !== 'delete') return undefined;
  return confirmation({
    title: 'Delete user',
    text: html`Do you want to delete <strong>${user.displayName}</strong>? The user leaves all groups and assignments. A new user of the same name gets another object ID, and is another person to every application.`,
    action: `/admin/users/${user.id}/delete`,
    yes: 'Delete',
    closeHref: `/admin/users/${user.id}`,
  });
}

const passwordPane = (user: LabUser, error: string | undefined): Pane => ({
  title: 'Reset password',
  closeHref: `/admin/users/${user.id}`,
  content: html`<p>${user.displayName} signs in with the new password from then on.</p>
<form class="stack" method="post" action="/admin/users/${user.id}/reset-password">
${textField({ label: 'New password', name: 'password', value: '', required: true, error, autofocus: true, hint: 'Shown as it is typed: a test password of a test user.' })}
<div class="pane-actions">${submit('Reset password')}</div></form>`,
});
