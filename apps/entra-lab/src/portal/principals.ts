/** Users and groups as one list: what an assignment can be made to. */
import type { Assignment, LabState } from '../state.ts';

export interface Principal {
  readonly type: Assignment['principalType'];
  readonly id: string;
  readonly name: string;
  /** What tells it from another of the same name. */
  readonly detail: string;
  readonly href: string;
}

export function principalsOf(state: LabState): Principal[] {
  return [
    ...state.users.map((user) => ({
      type: 'User' as const,
      id: user.id,
      name: user.displayName,
      detail: user.userPrincipalName,
      href: `/admin/users/${user.id}`,
    })),
    ...state.groups.map((group) => ({
      type: 'Group' as const,
      id: group.id,
      name: group.displayName,
      detail: group.description,
      href: `/admin/groups/${group.id}`,
    })),
  ];
}
