/** Users | All users. */
import { html } from '../../platform/index.ts';
import { badge, emptyState, found, openCommand, searchBox, table } from '../controls.ts';
import type { Portal } from '../visit.ts';

export function registerListUsers(portal: Portal): void {
  portal.get('/admin/users', (visit) => {
    const search = visit.query.text('q');
    const { tenant, users } = visit.lab.store.read();
    const shown = users.filter((user) =>
      found(search, user.displayName, user.userPrincipalName, user.mail, user.department),
    );
    const create = openCommand({ label: 'New user', href: '/admin/users/new', icon: 'plus' });
    return visit.page({
      title: 'Users | All users',
      subtitle: tenant.name,
      area: 'users',
      breadcrumb: [{ label: 'Home', href: '/admin' }],
      commands: create,
      content: html`${searchBox({ id: 'user-search', label: 'Search users', value: search, action: '/admin/users' })}
<p class="muted" role="status">${shown.length} ${shown.length === 1 ? 'user' : 'users'} found</p>
${table({
  label: 'Users',
  filterId: 'user-search',
  columns: [
    'Display name',
    'User principal name',
    { label: 'Email', minor: true },
    { label: 'User type', minor: true },
    'Account',
  ],
  rows: shown.map((user) => [
    html`<a href="/admin/users/${user.id}"><strong>${user.displayName}</strong></a>`,
    user.userPrincipalName,
    user.mail ?? html`<span class="muted">empty</span>`,
    user.userType,
    user.accountEnabled ? badge('Enabled', 'good') : badge('Disabled', 'warn'),
  ]),
  empty: emptyState(
    'No user fits this search',
    'Users are the people who sign in to the lab. Their passwords are on the page "About this lab".',
  ),
})}`,
    });
  });
}
