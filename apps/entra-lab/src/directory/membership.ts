/** Which groups somebody is in: directly, and through nested groups. */
import type { LabGroup, LabState } from '../state.ts';

export const directGroupsOf = (state: LabState, principalId: string): LabGroup[] =>
  state.groups.filter((group) => group.members.includes(principalId));

/** Nested groups included; each group once, in the directory's order. */
export function allGroupsOf(state: LabState, userId: string): LabGroup[] {
  const found = new Set<string>();
  let frontier = [userId];
  while (frontier.length > 0) {
    const next = frontier.flatMap((id) => directGroupsOf(state, id)).filter(({ id }) => !found.has(id));
    for (const { id } of next) found.add(id);
    frontier = next.map(({ id }) => id);
  }
  return state.groups.filter(({ id }) => found.has(id));
}
