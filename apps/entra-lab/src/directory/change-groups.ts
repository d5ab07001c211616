/** Makes, changes and deletes groups. Call these inside `lab.store.update`. */
import type { Ids } from '../platform/index.ts';
import type { LabGroup, LabState } from '../state.ts';

export type GroupInput = Pick<LabGroup, 'displayName' | 'description' | 'securityEnabled'>;

/** @returns the group, or `null` when it has no name. */
export function createGroup(state: LabState, input: GroupInput, ids: Ids): LabGroup | null {
  const displayName = input.displayName.trim();
  if (displayName === '') return null;
  const group: LabGroup = { ...input, id: ids.guid(), displayName, onPremisesSamAccountName: null, members: [] };
  state.groups.push(group);
  return group;
}

/** Deletes a group with all memberships and assignments. @returns whether there was such a group. */
export function deleteGroup(state: LabState, id: string): boolean {
  const before = state.groups.length;
  state.groups = state.groups.filter((group) => group.id !== id);
  for (const group of state.groups) group.members = group.members.filter((member) => member !== id);
  for (const app of state.applications) {
    app.assignments = app.assignments.filter(({ principalId }) => principalId !== id);
  }
  return state.groups.length < before;
}

/** @param memberId a user or another group. @returns whether the member was added. */
export function addGroupMember(state: LabState, groupId: string, memberId: string): boolean {
  const group = state.groups.find(({ id }) => id === groupId);
  const exists = [...state.users, ...state.groups].some(({ id }) => id === memberId);
  if (!group || !exists || groupId === memberId || group.members.includes(memberId)) return false;
  group.members.push(memberId);
  return true;
}

/** @returns whether there was such a member. */
export function removeGroupMember(state: LabState, groupId: string, memberId: string): boolean {
  const group = state.groups.find(({ id }) => id === groupId);
  if (!group?.members.includes(memberId)) return false;
  group.members = group.members.filter((member) => member !== memberId);
  return true;
}
