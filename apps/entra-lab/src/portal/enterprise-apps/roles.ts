/** An enterprise application's Roles and administrators: the app roles whose values the role claim carries. */
import { type AppRoleInput, addAppRole, type FieldProblem } from '../../applications/index.ts';
import { html } from '../../platform/index.ts';
import type { AppRole, EnterpriseApplication } from '../../state.ts';
import { badge, confirmation, openCommand, saveAndDiscard, table } from '../controls.ts';
import { fieldMessages } from '../field-messages.ts';
import { textField } from '../fields.ts';
import { failure, success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { applicationPage } from './application-page.ts';

export function registerRoles(portal: Portal): void {
  portal.application.get('roles', (visit) => {
    const removing = visit.application.roles.find((role) => role.id === visit.query.text('delete'));
    if (visit.query.text('pane') === 'create') {
      return visit.page(rolesPage(visit, createPane(visit, { displayName: '', value: '', description: '' }, [])));
    }
    return visit.page(rolesPage(visit, removing === undefined ? undefined : deletePane(visit, removing)));
  });
  portal.application.post('roles', (visit) => {
    const { form } = visit;
    const input = {
      displayName: form.text('displayName'),
      value: form.text('value'),
      description: form.text('description'),
    };
    const problems = visit.lab.store.update(() => addAppRole(visit.application, input, visit.lab.ids));
    if (problems.length > 0) return visit.page(rolesPage(visit, createPane(visit, input, problems)), 400);
    return visit.go(`${visit.base}/roles`, success(`App role ${input.displayName} was created.`));
  });
  portal.application.post('roles/delete', (visit) => {
    const role = visit.lab.store.update(() => removeRole(visit.application, visit.form.text('id')));
    return visit.go(
      `${visit.base}/roles`,
      role === null
        ? failure('This app role was not there any more.')
        : success(`App role ${role.displayName} was deleted.`),
    );
  });
}

const holders = (application: EnterpriseApplication, role: AppRole) =>
  application.assignments.filter((assignment) => assignment.roleId === role.id);

/** Takes the role away, and the assignments that carry it. The two roles of the template, which have no value, stay. */
function removeRole(application: EnterpriseApplication, id: string): AppRole | null {
  const role = application.roles.find((each) => each.id === id && each.value !== null);
  if (role === undefined) return null;
  application.assignments = application.assignments.filter((assignment) => assignment.roleId !== id);
  application.roles = application.roles.filter((each) => each.id !== id);
  return role;
}

function rolesPage(visit: ApplicationVisit, pane: Pane | undefined) {
  const { application, base } = visit;
  return applicationPage(visit, {
    section: 'roles',
    title: 'Roles and administrators',
    pane,
    commands: openCommand({ label: 'Create app role', href: `${base}/roles?pane=create`, icon: 'plus' }),
    content: html`<p>App roles are given to users and groups when they are assigned. The <strong>Value</strong> of a role is sent in the claim <code>http://schemas.microsoft.com/ws/2008/06/identity/claims/role</code>; a role without a value is sent in no claim.</p>
${table({
  label: 'App roles',
  columns: [
    'Display name',
    'Value',
    { label: 'Description', minor: true },
    { label: 'Assignments', minor: true },
    'State',
    '',
  ],
  rows: application.roles.map((role) => [
    role.displayName,
    role.value === null ? html`<span class="muted">none</span>` : html`<code>${role.value}</code>`,
    role.description,
    String(holders(application, role).length),
    role.enabled ? badge('Enabled', 'good') : badge('Disabled', 'neutral'),
    role.value === null
      ? html`<span class="muted">Built in</span>`
      : openCommand({
          label: 'Delete',
          name: `Delete ${role.displayName}`,
          href: `${base}/roles?delete=${role.id}`,
          icon: 'trash',
          kind: 'link',
        }),
  ]),
  empty: html`<p>This application has no app roles.</p>`,
})}`,
  });
}

function createPane(visit: ApplicationVisit, typed: AppRoleInput, problems: readonly FieldProblem[]): Pane {
  const errors = fieldMessages(problems);
  const { base } = visit;
  return {
    title: 'Create app role',
    closeHref: `${base}/roles`,
    content: html`${saveAndDiscard('role-form', `${base}/roles`)}<form id="role-form" class="stack" method="post" action="${base}/roles">
${textField({ label: 'Display name', name: 'displayName', value: typed.displayName, required: true, error: errors.displayName, autofocus: true })}
${textField({ label: 'Value', name: 'value', value: typed.value, required: true, error: errors.value, hint: 'What the application receives, e.g. admin. No spaces.' })}
${textField({ label: 'Description', name: 'description', value: typed.description, error: errors.description })}</form>`,
  };
}

function deletePane(visit: ApplicationVisit, role: AppRole): Pane {
  const count = holders(visit.application, role).length;
  return confirmation({
    title: 'Delete app role',
    text: html`Do you want to delete the app role <strong>${role.displayName}</strong>? ${count === 0 ? 'Nobody has it.' : `${count} assignment(s) with this role are removed as well.`}`,
    action: `${visit.base}/roles/delete`,
    hidden: { id: role.id },
    yes: 'Delete',
    closeHref: `${visit.base}/roles`,
  });
}
