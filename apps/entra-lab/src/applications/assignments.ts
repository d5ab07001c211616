/** Users and groups of an application: who may sign in, and with which role. */
import type { Ids } from '../platform/index.ts';
import type { Assignment, EnterpriseApplication } from '../state.ts';

export interface AssignmentInput {
  readonly principals: readonly Pick<Assignment, 'principalType' | 'principalId'>[];
  /** One of the application's roles, or `defaultAccessRoleId`. */
  readonly roleId: string;
}

/** Assigns each principal once per role. @returns how many assignments were added. */
export function addAssignments(app: EnterpriseApplication, input: AssignmentInput, ids: Ids): number {
  const missing = input.principals.filter(
    ({ principalId }) =>
      !app.assignments.some((other) => other.principalId === principalId && other.roleId === input.roleId),
  );
  for (const { principalType, principalId } of missing) {
    app.assignments.push({ id: ids.guid(), principalType, principalId, roleId: input.roleId });
  }
  return missing.length;
}

/** @returns whether there was such an assignment. */
export function removeAssignment(app: EnterpriseApplication, assignmentId: string): boolean {
  const before = app.assignments.length;
  app.assignments = app.assignments.filter(({ id }) => id !== assignmentId);
  return app.assignments.length < before;
}
