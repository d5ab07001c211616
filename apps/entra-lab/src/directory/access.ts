/** Who may use an application, and with which roles: direct assignments and direct members of assigned groups. */
import type { AppRole, Assignment, EnterpriseApplication, LabState, LabUser } from '../state.ts';
import { directGroupsOf } from './membership.ts';

/** Role template id of Global Administrator. */
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

export const isGlobalAdministrator = (user: LabUser): boolean => user.directoryRoles.includes(globalAdministrator);

/** Nested groups do not count. */
function assignmentsOf(state: LabState, app: EnterpriseApplication, user: LabUser): Assignment[] {
  const principals = new Set([user.id, ...directGroupsOf(state, user.id).map(({ id }) => id)]);
  return app.assignments.filter(({ principalId }) => principals.has(principalId));
}

export const isAssigned = (state: LabState, app: EnterpriseApplication, user: LabUser): boolean =>
  assignmentsOf(state, app, user).length > 0;

/** The enabled roles that the user has in the application. "Default Access" is none. */
export function rolesOf(state: LabState, app: EnterpriseApplication, user: LabUser): AppRole[] {
  const roleIds = new Set(assignmentsOf(state, app, user).map(({ roleId }) => roleId));
  return app.roles.filter(({ id, enabled }) => enabled && roleIds.has(id));
}
