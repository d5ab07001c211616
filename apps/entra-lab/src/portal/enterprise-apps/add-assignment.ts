/** Add Assignment: pick users and groups, then a role, then Assign. What was picked travels in the address. */
import { addAssignments, defaultAccessRoleId } from '../../applications/index.ts';
import { type Html, html, raw } from '../../platform/index.ts';
import type { EnterpriseApplication } from '../../state.ts';
import { openCommand, remark, submit } from '../controls.ts';
import { errorText, type Option, requiredMark, selectField } from '../fields.ts';
import type { Form } from '../form.ts';
import { success } from '../notice.ts';
import { principalPicker } from '../principal-picker.ts';
import { type Principal, principalsOf } from '../principals.ts';
import type { Pane } from '../shell.ts';
import type { ApplicationVisit, Portal } from '../visit.ts';
import { applicationPage } from './application-page.ts';

export function registerAddAssignment(portal: Portal): void {
  portal.application.get('users/new', (visit) => {
    const picked = pickedIn(visit, visit.query);
    const pane = visit.query.text('pane') === 'principals' ? pickerPane(visit, picked) : undefined;
    return visit.page(addPage(visit, picked, visit.query.text('role'), { pane }));
  });
  portal.application.post('users/new', (visit) => {
    const picked = pickedIn(visit, visit.form);
    const roleId = visit.form.text('role');
    if (picked.length === 0) {
      return visit.page(addPage(visit, picked, roleId, { error: 'Select at least one user or group.' }), 400);
    }
    const principals = picked.map(({ type, id }) => ({ principalType: type, principalId: id }));
    const known = roleOptions(visit.application).some((option) => option.value === roleId);
    const added = visit.lab.store.update(() =>
      addAssignments(
        visit.application,
        { principals, roleId: known ? roleId : defaultRole(visit.application) },
        visit.lab.ids,
      ),
    );
    const already = picked.length - added;
    return visit.go(
      `${visit.base}/users`,
      success(
        `Application assignment succeeded: ${added} added${already === 0 ? '.' : `, ${already} had this role already.`}`,
      ),
    );
  });
}

function pickedIn(visit: ApplicationVisit, fields: Form): Principal[] {
  const ids = fields.texts('principal');
  return principalsOf(visit.lab.store.read()).filter((each) => ids.includes(each.id));
}

const usableRoles = (application: EnterpriseApplication) => application.roles.filter((role) => role.enabled);

const defaultRole = (application: EnterpriseApplication) => usableRoles(application)[0]?.id ?? defaultAccessRoleId;

function roleOptions(application: EnterpriseApplication): Option[] {
  const roles = usableRoles(application).map((role) => ({
    value: role.id,
    label: role.value === null ? role.displayName : `${role.displayName} (${role.value})`,
  }));
  return roles.length === 0 ? [{ value: defaultAccessRoleId, label: 'Default Access' }] : roles;
}

const hiddenPicks = (picked: readonly Principal[]): Html =>
  html`${picked.map((each) => html`<input type="hidden" name="principal" value="${each.id}">`)}`;

function addPage(
  visit: ApplicationVisit,
  picked: readonly Principal[],
  role: string,
  more: { readonly pane?: Pane | undefined; readonly error?: string },
) {
  const { application, base } = visit;
  const summary =
    picked.length === 0 ? 'None Selected' : `${picked.length} ${picked.length === 1 ? 'object' : 'objects'} selected.`;
  const form = (id: string) => raw(` form="${id}"`);
  return applicationPage(visit, {
    section: 'users',
    title: 'Add Assignment',
    standalone: true,
    crumbs: [{ label: `${application.name} | Users and groups`, href: `${base}/users` }],
    pane: more.pane,
    content: html`${remark('When you assign a group to an application, only users directly in the group will have access. The assignment does not cascade to nested groups.')}
<form id="pick-form" method="get" action="${base}/users/new">${hiddenPicks(picked)}</form>
<form id="assign-form" class="stack" method="post" action="${base}/users/new">${hiddenPicks(picked)}
<div class="field"><div class="label-row"><span class="label" id="principals-label">Users and groups</span>${requiredMark}</div>
<button type="submit"${form('pick-form')} name="pane" value="principals" class="link" aria-labelledby="principals-label principals-summary"><span id="principals-summary">${summary}</span></button>
${picked.length === 0 ? null : html`<ul class="plain">${picked.map((each) => html`<li>${each.name} <span class="muted">${each.detail}</span></li>`)}</ul>`}
${errorText('principals', more.error)}</div>
${selectField({ label: 'Select a role', name: 'role', value: role === '' ? defaultRole(application) : role, options: roleOptions(application), hint: 'Roles with a value are sent in the role claim; make them in Roles and administrators.' })}</form>
<div class="actions-row">${submit('Assign', { form: 'assign-form' })}${openCommand({ label: 'Cancel', href: `${base}/users`, icon: 'discard', kind: 'default plain-icon' })}</div>`,
  });
}

function pickerPane(visit: ApplicationVisit, picked: readonly Principal[]): Pane {
  const closeQuery = new URLSearchParams(picked.map((each): [string, string] => ['principal', each.id])).toString();
  const path = `${visit.base}/users/new`;
  return {
    title: 'Users and groups',
    closeHref: closeQuery === '' ? path : `${path}?${closeQuery}`,
    content: principalPicker({
      principals: principalsOf(visit.lab.store.read()),
      chosen: new Set(picked.map((each) => each.id)),
      method: 'get',
      action: path,
      submitLabel: 'Select',
    }),
  };
}
