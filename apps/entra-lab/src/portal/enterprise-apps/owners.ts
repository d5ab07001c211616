/** An enterprise application's Owners: in the lab, whoever works in the admin center. */
import { html } from '../../platform/index.ts';
import { remark, table } from '../controls.ts';
import type { Portal } from '../visit.ts';
import { applicationPage } from './application-page.ts';

export function registerOwners(portal: Portal): void {
  portal.application.get('owners', (visit) => {
    const { users, administratorId } = visit.lab.store.read();
    const owners = users.filter((user) => user.id === administratorId);
    return visit.page(
      applicationPage(visit, {
        section: 'owners',
        title: 'Owners',
        content: html`${remark('The admin center of the lab has one administrator, who owns every application. Owners do not get in without an assignment.')}
${table({
  label: 'Owners',
  columns: ['Name', 'User principal name', 'Type'],
  rows: owners.map((user) => [
    html`<a href="/admin/users/${user.id}">${user.displayName}</a>`,
    user.userPrincipalName,
    user.userType,
  ]),
  empty: html`<p>The administrator's user was deleted.</p>`,
})}`,
      }),
    );
  });
}
