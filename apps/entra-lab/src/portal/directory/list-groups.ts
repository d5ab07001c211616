/** Groups | All groups, and "New Group". */
import { createGroup, type GroupInput } from '../../directory/index.ts';
import { html } from '../../platform/index.ts';
import { emptyState, found, openCommand, searchBox, submit, table } from '../controls.ts';
import { success } from '../notice.ts';
import type { Pane } from '../shell.ts';
import type { Portal, Visit } from '../visit.ts';
import { groupFields, readGroup } from './group-form.ts';

export function registerListGroups(portal: Portal): void {
  portal.get('/admin/groups', (visit) => visit.page(groupsPage(visit, undefined)));
  portal.get('/admin/groups/new', (visit) =>
    visit.page(groupsPage(visit, newPane({ displayName: '', description: '', securityEnabled: true }, undefined))),
  );
  portal.post('/admin/groups/new', (visit) => {
    const input = readGroup(visit.form);
    const group = visit.lab.store.update((state) => createGroup(state, input, visit.lab.ids));
    if (group === null) return visit.page(groupsPage(visit, newPane(input, 'Group name is required.')), 400);
    return visit.go(
      `/admin/groups/${group.id}`,
      success(`Successfully created group ${group.displayName}. Add members now.`),
    );
  });
}

function groupsPage(visit: Visit, pane: Pane | undefined) {
  const search = visit.query.text('q');
  const { groups, tenant } = visit.lab.store.read();
  const shown = groups.filter((group) => found(search, group.displayName, group.description));
  const create = openCommand({ label: 'New group', href: '/admin/groups/new', icon: 'plus' });
  return {
    title: 'Groups | All groups',
    subtitle: tenant.name,
    area: 'groups' as const,
    breadcrumb: [{ label: 'Home', href: '/admin' }],
    commands: create,
    content: html`${searchBox({ id: 'group-search', label: 'Search groups', value: search, action: '/admin/groups' })}
${table({
  label: 'Groups',
  filterId: 'group-search',
  columns: ['Name', { label: 'Object ID', minor: true }, 'Group type', 'Members', { label: 'Source', minor: true }],
  rows: shown.map((group) => [
    html`<a href="/admin/groups/${group.id}"><strong>${group.displayName}</strong></a><br><span class="muted">${group.description}</span>`,
    html`<code>${group.id}</code>`,
    group.securityEnabled ? 'Security' : 'Microsoft 365',
    String(group.members.length),
    group.onPremisesSamAccountName === null ? 'Cloud' : 'Windows Server AD',
  ]),
  empty: emptyState(
    search === '' ? 'No groups yet' : 'No group fits this search',
    'Assign a group to an application, and its direct members can sign in. With a group claim, the application learns who is in which group.',
  ),
})}`,
    ...(pane === undefined ? {} : { pane }),
  };
}

const newPane = (typed: GroupInput, error: string | undefined): Pane => ({
  title: 'New Group',
  closeHref: '/admin/groups',
  content: html`<form class="stack" method="post" action="/admin/groups/new">${groupFields(typed, error)}<div class="pane-actions">${submit('Create')}</div></form>`,
});
