/** An enterprise application's Users and groups: who is assigned, and with which role. */
import { defaultAccessRoleId, removeAssignment } from '../../applications/index.ts';
import { html } from '../../platform/index.ts';
import type { Assignment } from '../../state.ts';
import { confirmation, emptyState, openCommand, remark, searchBox, table } from '../controls.ts';
import { failure, success } from '../notice.ts';
import { type Principal, principalsOf } from '../principals.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { applicationPage } from './application-page.ts';

export function registerAssignments(portal: Portal): void {
  portal.application.get('users', (visit) => {
    const removing = visit.application.assignments.find((each) => each.id === visit.query.text('remove'));
    return visit.page(assignmentsPage(visit, removing === undefined ? undefined : removePane(visit, removing)));
  });
  portal.application.post('users/remove', (visit) => {
    const removed = visit.lab.store.update(() => removeAssignment(visit.application, visit.form.text('id')));
    return visit.go(
      `${visit.base}/users`,
      removed
        ? success('Application assignment removed successfully.')
        : failure('This assignment was not there any more.'),
    );
  });
}

export const roleName = (visit: ApplicationVisit, roleId: string): string =>
  roleId === defaultAccessRoleId
    ? 'Default Access'
    : (visit.application.roles.find((role) => role.id === roleId)?.displayName ?? 'Deleted role');

const principalOf = (visit: ApplicationVisit, assignment: Assignment): Principal | undefined =>
  principalsOf(visit.lab.store.read()).find((each) => each.id === assignment.principalId);

function assignmentsPage(visit: ApplicationVisit, pane: Pane | undefined) {
  const { application, base } = visit;
  const add = openCommand({ label: 'Add user/group', href: `${base}/users/new`, icon: 'plus' });
  return applicationPage(visit, {
    section: 'users',
    title: 'Users and groups',
    pane,
    commands: add,
    content: html`${
      application.assignmentRequired
        ? remark(
            'Only the users and groups in this list can sign in. Members of an assigned group are assigned; members of a group within it are not: nested groups do not count.',
          )
        : remark(
            html`"Assignment required?" is <strong>No</strong> in <a href="${base}/properties">Properties</a>: every user of this tenant can sign in, assigned or not. Only assigned users see the application in My Apps.`,
            'warn',
          )
    }
${searchBox({ id: 'assignment-search', label: 'Search assigned users and groups', value: visit.query.text('q'), action: `${base}/users` })}
${table({
  label: 'Assigned users and groups',
  filterId: 'assignment-search',
  columns: ['Display name', 'Object type', 'Role assigned', ''],
  rows: application.assignments.map((assignment) => {
    const principal = principalOf(visit, assignment);
    const name = principal?.name ?? 'Deleted object';
    return [
      principal === undefined
        ? name
        : html`<a href="${principal.href}">${name}</a><br><span class="muted">${principal.detail}</span>`,
      assignment.principalType,
      roleName(visit, assignment.roleId),
      openCommand({
        label: 'Remove',
        name: `Remove ${name}`,
        href: `${base}/users?remove=${assignment.id}`,
        icon: 'trash',
        kind: 'link',
      }),
    ];
  }),
  empty: emptyState(
    'No application assignments found',
    'Nobody is assigned to a new application. Until you assign somebody with Add user/group, everybody who signs in to it is refused by Entra with AADSTS50105 and never reaches the application.',
  ),
})}`,
  });
}

function removePane(visit: ApplicationVisit, assignment: Assignment): Pane {
  return confirmation({
    title: 'Remove assignment',
    text: html`Do you want to remove the assignment of <strong>${principalOf(visit, assignment)?.name ?? 'a deleted object'}</strong> (${roleName(visit, assignment.roleId)})? Who has no other assignment is refused at the next sign-in.`,
    action: `${visit.base}/users/remove`,
    hidden: { id: assignment.id },
    yes: 'Yes',
    no: 'No',
    closeHref: `${visit.base}/users`,
  });
}
