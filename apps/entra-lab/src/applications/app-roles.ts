/** App roles: the two that every non-gallery application starts with, and those that an admin adds. */
import type { Ids } from '../platform/index.ts';
import type { AppRole, EnterpriseApplication } from '../state.ts';
import { type FieldProblem, problem } from './field-problem.ts';

/** What "Default Access" is stored as. */
export const defaultAccessRoleId = '00000000-0000-0000-0000-000000000000';

/** The "User" role of every application made from the non-gallery template. It has no value, so it emits nothing. */
export const userRoleId = '18d14569-c3bd-439b-9a66-3a2aee01d14f';

export const templateRoles = (): AppRole[] => [
  { id: userRoleId, displayName: 'User', value: null, description: 'User', enabled: true },
  {
    id: 'b9632174-c057-4f7e-951b-be3adc52bfe6',
    displayName: 'msiam_access',
    value: null,
    description: 'msiam_access',
    enabled: true,
  },
];

export interface AppRoleInput {
  readonly displayName: string;
  /** What the role claim carries. */
  readonly value: string;
  readonly description: string;
}

/** Adds a role; the list of problems is empty when it was added. */
export function addAppRole(app: EnterpriseApplication, input: AppRoleInput, ids: Ids): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (input.displayName.trim() === '') problems.push(problem('displayName', 'Display name is required.'));
  if (!/^[^\s]+$/.test(input.value)) problems.push(problem('value', 'The value cannot be empty or contain spaces.'));
  if (app.roles.some((role) => role.value === input.value)) {
    problems.push(problem('value', 'Another role of this application has the same value.'));
  }
  if (problems.length === 0) {
    app.roles.push({ id: ids.guid(), ...input, displayName: input.displayName.trim(), enabled: true });
  }
  return problems;
}
