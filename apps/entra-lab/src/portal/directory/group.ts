/** One group: its members, its properties, its deletion. */
import { addGroupMember, deleteGroup, type GroupInput, removeGroupMember } from '../../directory/index.ts';
import { html } from '../../platform/index.ts';
import type { LabGroup } from '../../state.ts';
import {
  confirmation,
  copyValue,
  emptyState,
  fact,
  openCommand,
  postCommand,
  saveAndDiscard,
  table,
} from '../controls.ts';
import { failure, success } from '../notice.ts';
import { principalPicker } from '../principal-picker.ts';
import { principalsOf } from '../principals.ts';
import type { Pane } from '../shell.ts';
import type { Portal, Visit } from '../visit.ts';
import { groupFields, readGroup } from './group-form.ts';

export function registerGroup(portal: Portal): void {
  portal.get('/admin/groups/:groupId', (visit) => {
    const group = groupOf(visit);
    return group === undefined
      ? visit.missing('this group')
      : visit.page(groupPage(visit, group, askedPane(visit, group)));
  });
  portal.post('/admin/groups/:groupId/edit', (visit) => {
    const group = groupOf(visit);
    if (group === undefined) return visit.missing('this group');
    const input = readGroup(visit.form);
    if (input.displayName === '') {
      return visit.page(groupPage(visit, group, propertiesPane(group, input, 'Group name is required.')), 400);
    }
    visit.lab.store.update(() => Object.assign(group, input));
    return visit.go(`/admin/groups/${group.id}`, success(`Successfully updated group ${input.displayName}.`));
  });
  portal.post('/admin/groups/:groupId/members', (visit) => {
    const group = groupOf(visit);
    if (group === undefined) return visit.missing('this group');
    const ids = visit.form.texts('principal');
    const added = visit.lab.store.update((state) => ids.filter((id) => addGroupMember(state, group.id, id)).length);
    return visit.go(
      `/admin/groups/${group.id}`,
      added === 0 ? failure('No member was selected.') : success(`${added} group member(s) successfully added.`),
    );
  });
  portal.post('/admin/groups/:groupId/members/remove', (visit) => {
    const group = groupOf(visit);
    if (group === undefined) return visit.missing('this group');
    const removed = visit.lab.store.update((state) => removeGroupMember(state, group.id, visit.form.text('id')));
    return visit.go(
      `/admin/groups/${group.id}`,
      removed ? success('Group member removed.') : failure('This member was not there any more.'),
    );
  });
  portal.post('/admin/groups/:groupId/delete', (visit) => {
    const group = groupOf(visit);
    if (group === undefined) return visit.missing('this group');
    visit.lab.store.update((state) => deleteGroup(state, group.id));
    return visit.go('/admin/groups', success(`Successfully deleted group ${group.displayName}.`));
  });
}

const groupOf = (visit: Visit): LabGroup | undefined =>
  visit.lab.store.read().groups.find((group) => group.id === visit.param('groupId'));

function groupPage(visit: Visit, group: LabGroup, pane: Pane | undefined) {
  const own = `/admin/groups/${group.id}`;
  const members = principalsOf(visit.lab.store.read()).filter(({ id }) => group.members.includes(id));
  const add = openCommand({ label: 'Add members', href: `${own}?pane=members`, icon: 'plus' });
  return {
    title: group.displayName,
    subtitle: 'Group',
    area: 'groups' as const,
    breadcrumb: [
      { label: 'Home', href: '/admin' },
      { label: 'Groups', href: '/admin/groups' },
    ],
    commands: html`${add}${openCommand({ label: 'Properties', href: `${own}?pane=properties`, icon: 'properties' })}${openCommand({ label: 'Delete', href: `${own}?confirm=delete`, icon: 'trash' })}`,
    content: html`<section class="card" aria-labelledby="overview"><h2 id="overview">Overview</h2>${copyValue({ label: 'Object ID', value: group.id })}
<dl class="facts">${fact('Description', group.description)}${fact('Group type', group.securityEnabled ? 'Security' : 'Microsoft 365')}
${fact('Source', group.onPremisesSamAccountName === null ? 'Cloud' : `Windows Server AD (${group.onPremisesSamAccountName})`)}</dl></section>
<section class="stack" aria-labelledby="members"><h2 class="section-title" id="members">Direct members</h2>
${table({
  label: 'Direct members',
  columns: ['Name', 'Type', ''],
  rows: members.map((member) => [
    html`<a href="${member.href}">${member.name}</a><br><span class="muted">${member.detail}</span>`,
    member.type,
    postCommand({
      label: 'Remove',
      name: `Remove ${member.name}`,
      icon: 'trash',
      kind: 'link',
      action: `${own}/members/remove`,
      hidden: { id: member.id },
    }),
  ]),
  empty: emptyState(
    'No members',
    'Add users, or other groups. Members of a group within this one do not count when this one is assigned to an application.',
  ),
})}</section>`,
    ...(pane === undefined ? {} : { pane }),
  };
}

function askedPane(visit: Visit, group: LabGroup): Pane | undefined {
  const own = `/admin/groups/${group.id}`;
  if (visit.query.text('confirm') === 'delete') {
    return confirmation({
      title: 'Delete group',
      text: html`Do you want to delete <strong>${group.displayName}</strong>? Its assignments to applications end; its ${group.members.length} member(s) stay in the directory.`,
      action: `${own}/delete`,
      yes: 'Delete',
      closeHref: own,
    });
  }
  if (visit.query.text('pane') === 'properties') return propertiesPane(group, group, undefined);
  if (visit.query.text('pane') !== 'members') return undefined;
  const candidates = principalsOf(visit.lab.store.read()).filter(
    ({ id }) => id !== group.id && !group.members.includes(id),
  );
  return {
    title: 'Add members',
    closeHref: own,
    content: principalPicker({
      principals: candidates,
      chosen: new Set(),
      method: 'post',
      action: `${own}/members`,
      submitLabel: 'Select',
    }),
  };
}

const propertiesPane = (group: LabGroup, typed: GroupInput, error: string | undefined): Pane => ({
  title: 'Properties',
  closeHref: `/admin/groups/${group.id}`,
  content: html`${saveAndDiscard('group-form', `/admin/groups/${group.id}`)}<form id="group-form" class="stack" method="post" action="/admin/groups/${group.id}/edit">${groupFields(typed, error)}</form>`,
});
